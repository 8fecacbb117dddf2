# Ends the servers and services of a JVM with that JVM, however it goes. POSIX sh, Linux and macOS.
#
#   watchdog.sh watch <folder>
#       Waits for the end of standard input, whose other end only that JVM holds. Then it ends what is
#       in <folder>/register, deletes <folder> and leaves.
#   watchdog.sh run <folder> <way to end it> <PostgreSQL data folder or -> <command>...
#       Registers itself and becomes the command. A JVM that dies between the two leaves nothing
#       behind: the register is closed by renaming it, and who comes too late does not start.

# Start time of a process, which tells it from a later one with the same id; nothing for a zombie.
started() {
  if [ -r /proc/self/stat ]; then
    line=
    { read -r line < "/proc/$1/stat"; } 2> /dev/null
    set -- ${line##*)}
    case "$1" in Z | X | '') ;; *) echo "${20}" ;; esac
  else
    set -- $(TZ=UTC LC_ALL=C ps -o state= -o lstart= -p "$1" 2> /dev/null)
    case "$1" in Z* | '') ;; *) shift && echo "$*" ;; esac
  fi
}

# What an entry of the register says: how to end the process, its start time, its data folder.
entry() {
  how= start= data=-
  IFS='|' read -r how start data < "$register/$1"
}

lives() { [ -n "$start" ] && [ "$(started "$1")" = "$start" ]; }

# Children of a PostgreSQL server: each leads a session of its own, and a busy one outlives its
# parent. On Linux they are known by the folder they work in, even when the parent is gone.
children() {
  [ "$data" != - ] || return 0
  if [ -d /proc/self ]; then
    ls -ld /proc/[0-9]*/cwd 2> /dev/null | while read -r line; do
      [ "${line#* -> }" = "$data" ] || continue
      line=${line%%/cwd -> *}
      echo "${line##*/}"
    done
  else
    ps -A -o pid= -o ppid= | while read -r child parent; do [ "$parent" != "$1" ] || echo "$child"; done
  fi
}

# Each leads its process group; a stopped process takes no signal but KILL and CONT.
signal() {
  kill -s "$1" -- "-$2" 2> /dev/null || kill -s "$1" "$2" 2> /dev/null
  [ "$1" = KILL ] || kill -s CONT -- "-$2" 2> /dev/null || kill -s CONT "$2" 2> /dev/null
}

each() {
  for file in "$register"/*; do
    [ -f "$file" ] || continue
    entry "${file##*/}"
    "$@" "${file##*/}"
  done
}

end_first() {
  lives "$1" || return 0
  case "$how" in
    fast) signal INT "$1" ;;
    immediate) signal QUIT "$1" ;;
    stop) signal TERM "$1" ;;
    *) signal KILL "$1" ;;
  esac
}

end_last() {
  left=$(children "$1")
  if lives "$1"; then signal KILL "$1"; fi
  for child in $left; do kill -s KILL "$child" 2> /dev/null; done
}

report() {
  if lives "$1" || [ -n "$(children "$1")" ]; then echo "$1"; fi
}

# A killed server leaves its shared memory segment; its lock file has the id.
forget_memory() {
  [ "$data" != - ] && [ -f "$data/postmaster.pid" ] || return 0
  set -- $(sed -n 7p "$data/postmaster.pid")
  [ -z "$2" ] || ipcrm -m "$2" 2> /dev/null
}

wait_for_end() {
  turns=$1
  while [ "$turns" -gt 0 ] && [ -n "$(each report)" ]; do
    sleep 0.1
    turns=$((turns - 1))
  done
}

watch() {
  trap '' HUP INT QUIT TERM
  folder=$1
  while read -r _; do :; done

  # Without a register, nothing was started yet.
  mv "$folder/register" "$folder/closed" 2> /dev/null
  register=$folder/closed
  each end_first
  wait_for_end 150
  each end_last
  wait_for_end 50
  each forget_memory
  cd /
  # Renamed first: who finds the folder still there, and no watchdog in it, may begin to use it.
  mv "$folder" "$folder.gone" 2> /dev/null && folder=$folder.gone
  rm -rf "$folder" || { sleep 1 && rm -rf "$folder"; }
}

run() {
  folder=$1 how=$2 data=$3
  shift 3
  entry=$folder/register/$$
  echo "$how|$(started $$)|$data" > "$entry" && [ -f "$entry" ] || exit 125
  # With no session of its own to be had, a Ctrl-C in the terminal still is the JVM's to decide on.
  trap '' HUP INT
  exec "$@"
}

"$@"
