package httpapi

import (
	"io/fs"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// spa serves the built frontend: files as they are, any other address the one page, which finds its
// own way. Below /api nothing is a page.
func (s *Server) spa(e *gin.Engine) {
	pages := s.pages()
	e.NoRoute(pages)
	e.NoMethod(func(c *gin.Context) {
		// Some addresses of screens also take a POST from elsewhere (a mail program's unsubscribing).
		if isReading(c.Request) && !isAPI(c.Request) {
			pages(c)
			return
		}
		s.refuseWith(c, fault.New(fault.NotFound, "method_not_allowed", "That cannot be done here."), http.StatusMethodNotAllowed)
	})
}

// pages answers what no other route does.
func (s *Server) pages() gin.HandlerFunc {
	notFound := func(c *gin.Context) { s.refuse(c, fault.Missing) }
	if s.SPA == nil {
		return notFound
	}
	files := gzhttp.GzipHandler(http.FileServerFS(s.SPA))
	return func(c *gin.Context) {
		path := strings.TrimPrefix(c.Request.URL.Path, "/")
		switch {
		case isAPI(c.Request) || !isReading(c.Request):
			notFound(c)
		case isFile(s.SPA, path):
			cacheFor(c, path)
			c.Status(http.StatusOK)
			files.ServeHTTP(c.Writer, c.Request)
		default:
			c.Header("Cache-Control", "no-cache")
			c.Status(http.StatusOK)
			http.ServeFileFS(c.Writer, c.Request, s.SPA, "index.html")
		}
	}
}

func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

func isReading(r *http.Request) bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead
}

func isFile(files fs.FS, path string) bool {
	info, err := fs.Stat(files, path)
	return err == nil && !info.IsDir() && path != "index.html"
}

// cacheFor: built assets carry their hash in their name and never change.
func cacheFor(c *gin.Context, path string) {
	if strings.HasPrefix(path, "assets/") {
		c.Header("Cache-Control", "public, max-age=31536000, immutable")
		return
	}
	c.Header("Cache-Control", "no-cache")
}
