#!/usr/bin/env zsh
# Types lines into a terminal of its own and prints what zsh offers to complete each, a line a match, ended by a NUL.
# ../_candor is the completion; ../results is made.
#
# usage: zsh -f complete.zsh FOLDER-OF-CANDOR LINE...

zmodload zsh/zpty zsh/zselect
export PATH=$1:$PATH
shift
results=${PWD:h}/results
mkdir $results

cat >$results/setup <<END
PROMPT= RPROMPT=
unsetopt beep
autoload -Uz compinit
compinit -D -u
source ../_candor
results=$results
END
cat >>$results/setup <<'END'
# Matches are written down and not added. Calls with -O, -A or -D only ask which words match.
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a matches
  builtin compadd -A matches "$@"
  print -rl -- $matches >>$results/matches
  (( $#matches ))
}
offer() {
  _main_complete
  : >$results/done
}
zle -C offer list-choices offer
bindkey '^T' offer
: >$results/ready
END

# Waits up to 20 seconds.
await() {
  repeat 400; do
    [[ -e $1 ]] && return
    zselect -t 5
  done
  print -u2 "nothing was offered"
  exit 1
}

zpty shell zsh -f -i
zpty -w shell "source $results/setup"
await $results/ready
for line; do
  : >$results/matches
  rm -f $results/done
  zpty -w -n shell $line$'\C-t'
  await $results/done
  sort -u $results/matches
  print -n '\0'
  zpty -w -n shell $'\C-u'
done
zpty -d shell
