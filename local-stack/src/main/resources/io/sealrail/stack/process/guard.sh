# Ends the parts of a stack when the process that owns them is gone, however it went.
# usage: guard.sh <owner pid> <owner start time> <directory of pid files>
alive() { [ "$(cut -d' ' -f22 "/proc/$1/stat" 2>/dev/null)" = "$2" ]; }
signal() {
  for file in "$pids"/*.pid; do
    read -r pid start 2>/dev/null <"$file" && alive "$pid" "$start" && kill "-$1" "$pid" 2>/dev/null
  done
}
owner=$1 started=$2 pids=$3
while alive "$owner" "$started"; do sleep 1; done
signal TERM
sleep 5
signal KILL
