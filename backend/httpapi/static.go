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
	notFound := func(c *gin.Context) { s.refuse(c, fault.Missing) }
	e.NoMethod(func(c *gin.Context) {
		s.refuseWith(c, fault.New(fault.NotFound, "method_not_allowed", "That cannot be done here."), http.StatusMethodNotAllowed)
	})
	if s.SPA == nil {
		e.NoRoute(notFound)
		return
	}
	files := gzhttp.GzipHandler(http.FileServerFS(s.SPA))
	e.NoRoute(func(c *gin.Context) {
		path := strings.TrimPrefix(c.Request.URL.Path, "/")
		switch {
		case strings.HasPrefix(path, "api/") || c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead:
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
	})
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
