PS1='\[\e[36m\]\u@\h\[\e[0m\]:\w\$ '
alias ls='ls --color=auto'
