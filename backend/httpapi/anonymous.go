package httpapi

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

// Lists that anybody may read are rendered at most once a second per query, however many ask: the
// first renders, the others wait for it. Only answers to people who are not signed in are kept.
var anonymousLists = map[string]bool{
	"findSessions": true, "getMonth": true, "listEvents": true, "getEvent": true, "listCourses": true,
	"getCourse": true, "getSession": true, "getPartnership": true,
	"getSessionsCalendar": true, "getEventCalendar": true,
}

const (
	renderedFor  = time.Second
	mostRendered = 2000 // queries; beyond that the oldest second is forgotten whole
)

type rendered struct {
	ready chan struct{}
	body  []byte
	etag  string
	kind  string
	until time.Time
}

type anonymousCache struct {
	clock clock.Clock
	mu    sync.Mutex
	pages map[string]*rendered
}

func newAnonymousCache(c clock.Clock) *anonymousCache {
	return &anonymousCache{clock: c, pages: map[string]*rendered{}}
}

// serve answers from the page of this second, or renders it.
func (s *Server) anonymous(c *gin.Context) {
	if !anonymousLists[c.GetString(operationKey)] || s.signedIn(c.Request.Context()) != uuid.Nil {
		return
	}
	key := c.Request.URL.String()
	page, mine := s.cache.page(key)
	if mine {
		s.cache.render(c, key, page)
		return
	}
	select {
	case <-page.ready:
	case <-c.Request.Context().Done():
		c.Abort()
		return
	}
	if page.body != nil {
		page.write(c)
		c.Abort()
	}
}

// render lets the handler write, keeps what it wrote, and sends it on.
func (a *anonymousCache) render(c *gin.Context, key string, page *rendered) {
	keep := &keeper{ResponseWriter: c.Writer}
	c.Writer = keep
	defer close(page.ready)
	defer func() { c.Writer = keep.ResponseWriter }()
	c.Next()
	c.Writer = keep.ResponseWriter
	a.finish(c, key, page, keep)
}

// page returns the page of a query, and whether the caller is the one to render it.
func (a *anonymousCache) page(key string) (page *rendered, mine bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.clock.Now()
	if page = a.pages[key]; page != nil && now.Before(page.until) {
		return page, false
	}
	if len(a.pages) >= mostRendered {
		clear(a.pages)
	}
	page = &rendered{ready: make(chan struct{}), until: now.Add(renderedFor)}
	a.pages[key] = page
	return page, true
}

func (a *anonymousCache) finish(c *gin.Context, key string, page *rendered, keep *keeper) {
	if keep.status != 0 && keep.status != http.StatusOK || keep.body.Len() == 0 {
		a.mu.Lock()
		delete(a.pages, key)
		a.mu.Unlock()
		keep.passOn()
		return
	}
	sum := sha256.Sum256(keep.body.Bytes())
	page.body, page.etag, page.kind = keep.body.Bytes(), `"`+hex.EncodeToString(sum[:12])+`"`, c.Writer.Header().Get("Content-Type")
	page.write(c)
}

func (r *rendered) write(c *gin.Context) {
	c.Header("ETag", r.etag)
	c.Header("Cache-Control", "public, no-cache")
	c.Header("Vary", "Cookie")
	if c.GetHeader("If-None-Match") == r.etag {
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return
	}
	c.Data(http.StatusOK, r.kind, r.body)
}

// keeper holds an answer back until it is known whether it may be kept.
type keeper struct {
	gin.ResponseWriter
	status int
	body   bytes.Buffer
}

func (k *keeper) WriteHeader(status int)            { k.status = status }
func (k *keeper) WriteHeaderNow()                   {}
func (k *keeper) Write(b []byte) (int, error)       { return k.body.Write(b) }
func (k *keeper) WriteString(s string) (int, error) { return k.body.WriteString(s) }
func (k *keeper) Written() bool                     { return k.body.Len() > 0 }
func (k *keeper) Status() int                       { return max(k.status, http.StatusOK) }

func (k *keeper) passOn() {
	if k.status != 0 {
		k.ResponseWriter.WriteHeader(k.status)
	}
	_, _ = k.ResponseWriter.Write(k.body.Bytes())
}
