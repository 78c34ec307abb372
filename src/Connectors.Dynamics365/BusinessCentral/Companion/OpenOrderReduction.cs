namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>What an open order is to be reduced by, for the companion extension.</summary>
public sealed record OpenOrderReduction
{
    /// <summary>The lines as a JSON text, because actions take no lists: <c>[{"sequence":10000,"quantity":5,"newQuantity":3}]</c>.</summary>
    public required string Lines { get; init; }
}
