namespace Overindex.Cli.Verbs.Completion;

/// <summary>Scripts that hand a command line to the <c>[suggest:POSITION]</c> directive, which answers a word a line.</summary>
internal static class CompletionScripts
{
    // Where the program has nothing to suggest, files are: many options take one.
    private const string Bash = """
        # bash completion of overindex. Try it: eval "$(overindex completion bash)"
        _overindex() {
            local IFS=$'\n' current=${COMP_WORDS[COMP_CWORD]} suggestions
            suggestions=$("$1" "[suggest:$((COMP_POINT - ${#1} + 9))]" "overindex${COMP_LINE#"$1"}" 2>/dev/null) || return
            COMPREPLY=($(compgen -W "$suggestions" -- "$current"))
        }
        complete -o default -o nosort -F _overindex overindex

        """;

    private const string Zsh = """
        #compdef overindex
        # zsh completion of overindex. Try it: source <(overindex completion zsh)
        _overindex() {
            local line="$BUFFER"
            local -a suggestions
            suggestions=("${(@f)$(overindex "[suggest:$CURSOR]" "$line" 2>/dev/null)}")
            if (( ${#suggestions} )) && [[ -n "$suggestions[1]" ]]; then
                compadd -a suggestions
            else
                _files
            fi
        }
        if [[ "$funcstack[1]" = "_overindex" ]]; then
            _overindex
        else
            compdef _overindex overindex
        fi

        """;

    private const string Fish = """
        # fish completion of overindex. Try it: overindex completion fish | source
        function __overindex_complete
            set --local suggestions (overindex "[suggest:"(commandline --cursor)"]" (commandline | string collect) 2>/dev/null)
            if string length --quiet -- $suggestions
                printf '%s\n' $suggestions
            else
                __fish_complete_path (commandline --current-token)
            end
        end
        complete --command overindex --no-files --arguments '(__overindex_complete)'

        """;

    internal static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    internal static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        _ => Fish,
    };
}
