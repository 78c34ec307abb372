namespace Connectors.Hosting.Internal;

/// <summary>Times as people say them.</summary>
internal static class Words
{
    /// <summary>In the largest unit of which there are two or more: <c>90 minutes</c>, <c>26 hours</c>, <c>3 days</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 120 } => FormattableString.Invariant($"{Math.Max(0, (long)span.TotalSeconds)} seconds"),
        { TotalMinutes: < 120 } => FormattableString.Invariant($"{(long)span.TotalMinutes} minutes"),
        { TotalHours: < 48 } => FormattableString.Invariant($"{(long)span.TotalHours} hours"),
        _ => FormattableString.Invariant($"{(long)span.TotalDays} days"),
    };
}
