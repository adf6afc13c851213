package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
)

// CreateRoom gives a venue a room that sessions may share.
func (s *Server) CreateRoom(ctx context.Context, r api.CreateRoomRequestObject) (api.CreateRoomResponseObject, error) {
	room, err := s.Catalogue.CreateRoom(ctx, r.Venue, fromAPIRoom(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.CreateRoom201JSONResponse(toAPIRoomDetail(room)), nil
}

// GetRoom returns a shared room and what is held in it.
func (s *Server) GetRoom(ctx context.Context, r api.GetRoomRequestObject) (api.GetRoomResponseObject, error) {
	room, err := s.Catalogue.GetRoom(ctx, r.Room)
	if err != nil {
		return nil, err
	}
	return api.GetRoom200JSONResponse(toAPIRoomDetail(room)), nil
}

// UpdateRoom gives a room another name or limit.
func (s *Server) UpdateRoom(ctx context.Context, r api.UpdateRoomRequestObject) (api.UpdateRoomResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	room, err := s.Catalogue.UpdateRoom(ctx, r.Room, fromAPIRoom(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.UpdateRoom200JSONResponse(toAPIRoomDetail(room)), nil
}

// GetSessionRooms returns the rooms a session may be put in.
func (s *Server) GetSessionRooms(ctx context.Context, r api.GetSessionRoomsRequestObject) (api.GetSessionRoomsResponseObject, error) {
	rooms, err := s.Catalogue.SessionRooms(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.GetSessionRooms200JSONResponse(toAPISessionRooms(rooms)), nil
}

// PutInRoom puts a session, and others that run at once, into a shared room.
func (s *Server) PutInRoom(ctx context.Context, r api.PutInRoomRequestObject) (api.PutInRoomResponseObject, error) {
	session, err := s.Catalogue.PutInRoom(ctx, r.Session, fromAPISessionRoom(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.PutInRoom200JSONResponse(toAPISession(session)), nil
}
