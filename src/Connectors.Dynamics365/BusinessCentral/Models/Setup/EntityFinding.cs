namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>An entity set, or a member of its entities, that the environment does not have.</summary>
/// <param name="EntitySet">The set, for example <c>salesOrders</c>.</param>
/// <param name="Member">The member; null when the set itself is not there.</param>
public sealed record EntityFinding(string EntitySet, string? Member)
{
    /// <summary>What is not there.</summary>
    public override string ToString() => Member is null ? $"{EntitySet} is not there" : $"{EntitySet} has no {Member}";
}
