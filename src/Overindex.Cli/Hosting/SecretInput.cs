namespace Overindex.Cli.Hosting;

/// <summary>Secrets as they come in: typed without being shown, or a line each from a pipe.</summary>
/// <param name="input">Standard input.</param>
/// <param name="prompt">Asks a person; none when nobody can answer.</param>
internal sealed class SecretInput(TextReader input, Func<string, CancellationToken, Task<string?>>? prompt)
{
    internal async Task<string> ReadAsync(string what, bool fromInput, CancellationToken cancellationToken)
    {
        var secret = prompt is null || fromInput
            ? await input.ReadLineAsync(cancellationToken)
            : await prompt($"{char.ToUpperInvariant(what[0])}{what[1..]} (not shown): ", cancellationToken);
        return Check(secret?.Trim(), what);
    }

    /// <summary>A password of somebody who signs in: typed twice, or one line from a pipe; taken to the letter.</summary>
    internal async Task<string> ReadNewPasswordAsync(CancellationToken cancellationToken)
    {
        if (prompt is null)
        {
            return await input.ReadLineAsync(cancellationToken) is { Length: > 0 } line
                ? line
                : throw new CliException("No password was given. Type it at the prompt, or pipe it in, one line.", ExitCodes.Usage);
        }

        var password = await prompt("Password (not shown): ", cancellationToken);
        return password == await prompt("Once more: ", cancellationToken) && password is { Length: > 0 }
            ? password
            : throw new CliException("The two passwords are not the same, or empty. Try again.", ExitCodes.Usage);
    }

    private static string Check(string? secret, string what) => secret switch
    {
        null or "" => throw new CliException($"No {what} was given. Type it at the prompt, or pipe it in, a line each.", ExitCodes.Usage),
        _ when secret.AsSpan().ContainsAnyExceptInRange('!', '~') =>
            throw new CliException($"The {what} must be printable ASCII without spaces. Was something else copied with it?", ExitCodes.Usage),
        _ => secret,
    };
}
