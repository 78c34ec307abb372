namespace Connectors.Domain.Stock;

/// <summary>A channel of a small world.</summary>
/// <param name="Pack">Base units in the pack it sells, 1 to 8.</param>
/// <param name="Lag">Steps until it hears of a sale elsewhere, 0 to 3; 0 means at once.</param>
/// <param name="SafetyStock">Base units kept back from it, 0 to 8.</param>
/// <param name="Own">Base units that are its own alone when stock is divided, 0 to 8; null when it lives from all of it.</param>
/// <param name="MostPerStep">Packs that its buyers take in a step at most, 0 to 8.</param>
internal sealed record SmallChannel(int Pack, int Lag, int SafetyStock = 0, int? Own = null, int MostPerStep = 8);
