namespace Connectors.Http;

/// <summary>What a vendor that counts calls in points said of one: see <see cref="Operation.Points"/>.</summary>
/// <param name="Asked">Points that had to be there before the call was carried out.</param>
/// <param name="Available">Points that are left after it.</param>
/// <param name="Most">Points that the account can have at most.</param>
/// <param name="RestoredPerSecond">Points that come back each second; above zero.</param>
public readonly record struct CallCost(decimal Asked, decimal Available, decimal Most, decimal RestoredPerSecond);
