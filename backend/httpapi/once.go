package httpapi

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
)

// once prepares an idempotent command: its hash is of the operation, the path's ids and the body, and
// success is written by encode.
func once[T any](ctx context.Context, key, operation string, ids []string, body any, encode func(T) (int, any)) (idempotency.Once, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return idempotency.Once{}, err
	}
	parts := [][]byte{[]byte(operation)}
	for _, id := range ids {
		parts = append(parts, []byte(id))
	}
	return idempotency.Once{
		Key: key, Hash: idempotency.Hash(append(parts, raw)...),
		Encode: func(v any, refusal error) (a idempotency.Answer, err error) {
			if refusal != nil {
				a.Status, a.Body, err = encodeProblem(refusal, actor.From(ctx))
				return a, err
			}
			status, answer := encode(v.(T))
			a.Status = status
			a.Body, err = json.Marshal(answer)
			return a, err
		},
	}, nil
}

// sent is an answer that was already written, perhaps yesterday: it goes out as it is.
type sent idempotency.Answer

func (s sent) write(w http.ResponseWriter) error {
	w.Header().Set("Content-Type", "application/json")
	if s.Status >= 400 {
		w.Header().Set("Content-Type", problemType)
	}
	w.WriteHeader(s.Status)
	_, err := w.Write(s.Body)
	return err
}

func (s sent) VisitCreateBookingResponse(w http.ResponseWriter) error { return s.write(w) }
func (s sent) VisitCancelBookingResponse(w http.ResponseWriter) error { return s.write(w) }
func (s sent) VisitAddWalkInResponse(w http.ResponseWriter) error     { return s.write(w) }
func (s sent) VisitAcceptOfferResponse(w http.ResponseWriter) error   { return s.write(w) }
func (s sent) VisitPassOfferResponse(w http.ResponseWriter) error     { return s.write(w) }
func (s sent) VisitBookBasketResponse(w http.ResponseWriter) error    { return s.write(w) }
func (s sent) VisitSetBreakOutsResponse(w http.ResponseWriter) error  { return s.write(w) }
func (s sent) VisitGivePlaceResponse(w http.ResponseWriter) error     { return s.write(w) }
func (s sent) VisitBookPeopleResponse(w http.ResponseWriter) error    { return s.write(w) }

func (s sent) VisitUpdateBookingResponse(w http.ResponseWriter) error  { return s.write(w) }
func (s sent) VisitDecideApprovalResponse(w http.ResponseWriter) error { return s.write(w) }

func (s sent) VisitSubstituteBookingResponse(w http.ResponseWriter) error { return s.write(w) }
func (s sent) VisitSendBroadcastResponse(w http.ResponseWriter) error     { return s.write(w) }
func (s sent) VisitTransferBookingResponse(w http.ResponseWriter) error   { return s.write(w) }
