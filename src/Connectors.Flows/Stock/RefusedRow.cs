using Connectors.Flows.Engine;

namespace Connectors.Flows.Stock;

/// <summary>A row that the marketplace did not take.</summary>
/// <param name="Row">The row.</param>
/// <param name="Words">Why, in the marketplace's words.</param>
internal sealed record RefusedRow(HandedRow Row, string Words)
{
    /// <summary>As it is kept: the marketplace shows what it did before.</summary>
    public ToldOffer ToTold(DateTimeOffset at, int batch) => Row.ToTold(at, batch) with { Refused = KeptWords.Cut(Words) };
}
