package places

import "github.com/turnout-uk/turnout/backend/internal/database"

// CreateRoom keeps a new shared room.
func CreateRoom(tx *database.Tx, room SharedRoom) error { return tx.DB.Create(&room).Error }

// ChangeRoom gives a locked room its name and limit. Who waits for a place in it is looked at again by the sweep.
func ChangeRoom(tx *database.Tx, room SharedRoom) error {
	_, err := tx.PGX.Exec(`UPDATE rooms SET name = $3, capacity = $4 WHERE partnership_id = $1 AND id = $2`,
		tx.Partnership(), room.ID, room.Name, room.Capacity)
	return err
}
