package pgserver_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

// essentials are the tests that hold for every user and every way of running.
const essentials = "^(TestFirstStart|TestSecondStart|TestKilledServer|TestLauncherKilled|TestSecondLauncherAttaches)"

func TestAnotherUsersFolderIsRefused(t *testing.T) {
	dir := madeBefore(t)
	if os.Geteuid() == 0 {
		if err := os.Lchown(filepath.Join(dir, "data"), nobody, nobody); err != nil {
			t.Fatal(err)
		}
		_, err := pgserver.Start(t.Context(), pgserver.Options{Dir: dir})
		wantSentence(t, err, filepath.Join(dir, "data"), "belongs to", "DATABASE_URL")
		return
	}
	_, err := pgserver.Start(t.Context(), pgserver.Options{Dir: "/"})
	wantSentence(t, err, "/ belongs to root", "DATABASE_URL")
}

// Root proves here what an ordinary user proves by running this package.
func TestAsAnOrdinaryUser(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Log("this whole run is an ordinary user's")
		return
	}
	cmd := again(t, essentials+"|^TestAnotherUsersFolder")
	runAs(cmd, nobody)
	mustPass(t, cmd)
}

// Root on a machine that refuses user namespaces: the same machine with its limit of namespaces set to none.
func TestAsRootWithoutUserNamespaces(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Log("only root needs another user's help")
		return
	}
	cmd := again(t, essentials+"|^TestMovesDataOfAnEarlierRoot")
	cmd.Env = append(cmd.Env, refuseEnv+"=1")
	withOwnLimits(cmd)
	mustPass(t, cmd)
}

// again prepares to run this test program anew from a folder that everybody can reach, with its own programs.
func again(t *testing.T, tests string) *exec.Cmd {
	t.Helper()
	dir, err := os.MkdirTemp("", "pgserver-again") // not t.TempDir, which lies in a folder that only we may enter
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	binaries, err := pgserver.Find("")
	if err != nil {
		t.Fatal(err)
	}
	for _, made := range []error{os.Chmod(dir, 0o755), os.Mkdir(filepath.Join(dir, "tmp"), 0o755), os.Lchown(filepath.Join(dir, "tmp"), nobody, nobody)} {
		if made != nil {
			t.Fatal(made)
		}
	}
	for from, to := range map[string]string{os.Args[0]: "test", binaries.Bin + "/..": "pg"} {
		if out, err := exec.Command("cp", "-a", from, filepath.Join(dir, to)).CombinedOutput(); err != nil {
			t.Fatalf("cp: %v: %s", err, out)
		}
	}
	cmd := exec.Command(filepath.Join(dir, "test"), "-test.v", "-test.run", tests)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TMPDIR="+filepath.Join(dir, "tmp"), "HOME="+filepath.Join(dir, "tmp"), "TURNOUT_PG_BIN="+filepath.Join(dir, "pg"))
	return cmd
}

func mustPass(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Count(string(out), "--- PASS") < 5 {
		t.Errorf("%v\n%s", err, out)
	}
}

const nobody = 65534

// refuseEnv makes TestMain forbid user namespaces for the rest of the run.
const refuseEnv = "PGSERVER_TEST_NO_NAMESPACES"

func runAs(cmd *exec.Cmd, id uint32) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: id, Gid: id}}
}

// withOwnLimits runs cmd as root of a namespace in which every user is who he was, so that limits can be set for it
// alone.
func withOwnLimits(cmd *exec.Cmd) {
	same := []syscall.SysProcIDMap{{ContainerID: 0, HostID: 0, Size: 65536}}
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER, UidMappings: same, GidMappings: same, GidMappingsEnableSetgroups: true,
	}
}

func init() { prepare = refuseNamespacesIfAsked }

func refuseNamespacesIfAsked() {
	if os.Getenv(refuseEnv) == "" {
		return
	}
	if pristine() == "" { // made while root still may, so that the tests see data change hands
		panic("no first server")
	}
	if err := os.WriteFile("/proc/sys/user/max_user_namespaces", []byte("0"), 0); err != nil {
		panic(err)
	}
}

// Data that root made in a namespace move along when the machine refuses namespaces later.
func TestMovesDataOfAnEarlierRoot(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Log("only root has data to give away")
		return
	}
	dir := madeBefore(t)
	elsewhere := filepath.Join(scratch, "elsewhere")
	if os.Getenv(refuseEnv) == "" {
		s := start(t, pgserver.Options{Dir: dir, Elsewhere: elsewhere})
		if _, err := os.Stat(elsewhere); !os.IsNotExist(err) {
			t.Errorf("where namespaces work nothing moves: %v", err)
		}
		s.Stop()
		return
	}
	s := start(t, pgserver.Options{Dir: dir, Elsewhere: elsewhere})
	connect(t, s.AppURL())
	s.Stop()
	target, err := os.Readlink(filepath.Join(dir, "data"))
	if err != nil {
		t.Fatal(err)
	}
	start(t, pgserver.Options{Dir: dir, Elsewhere: elsewhere})
	if again, _ := os.Readlink(filepath.Join(dir, "data")); again != target {
		t.Errorf("the data moved again, from %s to %s", target, again)
	}
}

func TestServerEndsWithItsLauncher(t *testing.T) {
	_, pid := launchedAndKilled(t)
	within(t, "the end of the server", func() bool { return !alive(pid) })
}
