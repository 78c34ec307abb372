using System.Globalization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>Something about the lines of one type that a person should know and that holds nothing up.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The transaction type.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Amount">Their sum as the seller sees it.</param>
/// <param name="Examples">Ids of at most ten of them, in ordinal order.</param>
/// <remarks>Value equality does not look into <paramref name="Examples"/>.</remarks>
public sealed record SettlementFinding(SettlementFindingKind Kind, string Type, int Lines, Money Amount, IReadOnlyList<string> Examples)
{
    /// <summary>What it is, of which lines, and what they come to.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}: {Lines} lines of {Type}, {Amount}");
}
