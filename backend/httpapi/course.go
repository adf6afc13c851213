package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
)

// ListCourses lists courses by title.
func (s *Server) ListCourses(ctx context.Context, r api.ListCoursesRequestObject) (api.ListCoursesResponseObject, error) {
	page, err := s.Catalogue.ListCourses(ctx, or(r.Params.Q), or(r.Params.Cursor))
	if err != nil {
		return nil, err
	}
	return api.ListCourses200JSONResponse{Courses: each(page.Courses, toAPICourseSummary), Next: some(page.Next)}, nil
}

// CreateCourse makes a course.
func (s *Server) CreateCourse(ctx context.Context, r api.CreateCourseRequestObject) (api.CreateCourseResponseObject, error) {
	fields, err := fromAPICourse(*r.Body)
	if err != nil {
		return nil, err
	}
	course, err := s.Catalogue.CreateCourse(ctx, fields)
	if err != nil {
		return nil, err
	}
	return api.CreateCourse201JSONResponse(toAPICourse(course)), nil
}

// GetCourse returns a course and its dates to come.
func (s *Server) GetCourse(ctx context.Context, r api.GetCourseRequestObject) (api.GetCourseResponseObject, error) {
	course, err := s.Catalogue.GetCourse(ctx, r.Course)
	if err != nil {
		return nil, err
	}
	return api.GetCourse200JSONResponse{
		Course: toAPICourse(course.CourseDetail), Sessions: each(course.Sessions, toAPISessionSummary),
	}, nil
}

// UpdateCourse changes a course.
func (s *Server) UpdateCourse(ctx context.Context, r api.UpdateCourseRequestObject) (api.UpdateCourseResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	fields, err := fromAPICourse(*r.Body)
	if err != nil {
		return nil, err
	}
	course, err := s.Catalogue.UpdateCourse(ctx, r.Course, fields)
	if err != nil {
		return nil, err
	}
	return api.UpdateCourse200JSONResponse(toAPICourse(course)), nil
}
