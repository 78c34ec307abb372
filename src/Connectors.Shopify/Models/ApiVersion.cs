namespace Connectors.Shopify.Models;

/// <summary>A version of the API.</summary>
public sealed record ApiVersion
{
    /// <summary><c>2026-10</c>. Empty when not given.</summary>
    public string Handle { get => field ?? string.Empty; init; }

    /// <summary>Whether it is supported.</summary>
    public bool Supported { get; init; }
}
