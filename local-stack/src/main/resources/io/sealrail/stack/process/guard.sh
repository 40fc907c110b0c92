# Ends the parts of a stack when the process that owns them is gone, however it went.
# usage: guard.sh <owner pid> <owner start time> <directory of pid files>
# a process that ended and that nobody has buried (state Z) is not
alive() { case $(cut -d' ' -f3,22 "/proc/$1/stat" 2>/dev/null) in [!Z]" $2") ;; *) return 1 ;; esac; }
# succeeds if there was a part to tell
signal() {
  told=1
  for file in "$pids"/*.pid; do
    read -r pid start 2>/dev/null <"$file" && alive "$pid" "$start" && kill "-$1" "$pid" 2>/dev/null && told=0
  done
  return $told
}
owner=$1 started=$2 pids=$3
while alive "$owner" "$started"; do sleep 1; done
signal TERM
# as long as a service may take to end in good order
for second in $(seq 25); do signal 0 || break; sleep 1; done
signal KILL
