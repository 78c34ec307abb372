using Connectors.Flows.Engine;

namespace Connectors.Flows.Prices;

/// <summary>An offer whose prices the marketplace did not take.</summary>
/// <param name="Row">Its prices.</param>
/// <param name="Words">Why, in the marketplace's words.</param>
internal sealed record RefusedPrices(HandedPrices Row, string Words)
{
    /// <summary>As they are kept: the marketplace shows what it did before.</summary>
    public ToldPrices ToTold(DateTimeOffset at, int batch) => Row.ToTold(at, batch) with { Refused = KeptWords.Cut(Words) };
}
