namespace Connectors.Testing;

/// <summary>What test projects do with a list of checks.</summary>
public static class ConformanceChecks
{
    /// <summary>
    /// Turns known failures round: a check that is expected to fail and does is passed; one that passes unexpectedly fails, so that the list shrinks with the
    /// troubles. One check more says that every entry of the list stands for a check of the suite.
    /// </summary>
    /// <param name="checks">The suite.</param>
    /// <param name="known">What is known to fail.</param>
    /// <returns>As many checks as before and one more.</returns>
    public static IReadOnlyList<ConformanceCheck> Expecting(this IReadOnlyList<ConformanceCheck> checks, IReadOnlyList<KnownFailure> known)
    {
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(known);
        return
        [
            .. checks.Select(check => known.FirstOrDefault(k => k.Covers(check.Name)) is { } failure ? TurnRound(check, failure) : check),
            new("Every known failure names a check of the suite", () =>
            {
                var idle = known.Where(k => !checks.Any(c => k.Covers(c.Name))).Select(static k => k.Check).ToArray();
                return idle.Length == 0
                    ? Task.CompletedTask
                    : throw new ConformanceException($"expected only names of checks in the list of known failures; these name none: {string.Join(", ", idle)}");
            }),
        ];
    }

    /// <summary>The check of that name, for frameworks that hand names to their tests.</summary>
    /// <param name="checks">The suite.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The suite has no such check.</exception>
    public static ConformanceCheck Named(this IReadOnlyList<ConformanceCheck> checks, string name)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.FirstOrDefault(check => check.Name == name) ?? throw new ArgumentException($"The suite has no check named '{name}'.", nameof(name));
    }

    private static ConformanceCheck TurnRound(ConformanceCheck check, KnownFailure failure) => new(check.Name, async () =>
    {
        try
        {
            await check.RunAsync().ConfigureAwait(false);
        }
        catch (ConformanceException)
        {
            return;   // As known.
        }
        throw new ConformanceException($"expected a known failure ({failure.Reason}), and it passed: take it off the list");
    });
}
