namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What a subscription watches: an entity set of a company. The service writes it with and without a leading slash, with an entity's id, or with a filter.</summary>
/// <param name="Company">The company.</param>
/// <param name="EntitySet">The set.</param>
internal readonly record struct WatchedResource(Guid Company, string EntitySet)
{
    private const string Api = "api/v2.0";
    private const string Companies = "companies(";
    private const int Longest = 2048;

    /// <summary>In the form that the service takes.</summary>
    public string ToPath() => $"/{Api}/{this}";

    /// <summary>In one form, whatever the service writes.</summary>
    public override string ToString() => $"{Companies}{Company:D})/{EntitySet}";

    /// <summary>Reads it in any form; null when it is none of the standard API, for example one of somebody's own API.</summary>
    public static WatchedResource? TryParse(string text)
    {
        if (text.Length > Longest)
            return null;
        var at = text.IndexOf(Companies, StringComparison.OrdinalIgnoreCase);
        var end = at < 0 ? -1 : text.IndexOf(")/", at, StringComparison.Ordinal);
        if (end < 0 || !IsStandard(text.AsSpan(0, at).Trim().Trim('/')) || !Guid.TryParse(text.AsSpan(at + Companies.Length, end - at - Companies.Length).Trim('\''), out var company))
            return null;
        var rest = text.AsSpan(end + 2);
        var set = rest.IndexOfAny("(/?") is >= 0 and var stop ? rest[..stop] : rest.TrimEnd();
        return set.Length == 0 || set.ContainsAnyExcept(Names) ? null : new WatchedResource(company, set.ToString());
    }

    private static System.Buffers.SearchValues<char> Names { get; } = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static bool IsStandard(ReadOnlySpan<char> before) =>
        before.IsEmpty || before.Equals(Api, StringComparison.OrdinalIgnoreCase) || before.EndsWith("/" + Api, StringComparison.OrdinalIgnoreCase);
}
