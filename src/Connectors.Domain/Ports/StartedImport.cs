using Connectors.Domain.Documents;

namespace Connectors.Domain.Ports;

/// <summary>An import that a marketplace took.</summary>
/// <param name="Id">The marketplace's id of it; null when nothing was sent because every row was withheld.</param>
/// <param name="Withheld">Rows that were not sent, each with its reason: the marketplace shows another SKU for their offer, or the row itself is wrong. Never null.</param>
/// <remarks>Value equality does not look into <see cref="Withheld"/>.</remarks>
public sealed record StartedImport(string? Id, IReadOnlyList<RejectedRow> Withheld)
{
    /// <summary>What was taken and how much was kept back.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Id is null ? "nothing sent" : $"import {Id}")}, {Withheld.Count} rows withheld");
}
