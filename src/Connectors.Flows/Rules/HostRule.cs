namespace Connectors.Flows.Rules;

/// <summary>A rule of the host's own at one point of an order's way; see <see cref="HostRule{T}"/>.</summary>
public abstract class HostRule
{
    private protected HostRule(string name, string version)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        Name = name;
        Version = version;
    }

    /// <summary>Its name; stands in the journal.</summary>
    public string Name { get; }

    /// <summary>Its version; stands in the journal beside the name.</summary>
    public string Version { get; }
}

/// <summary>
/// A rule of the host's own. The document says where it is asked: <see cref="Domain.Documents.MarketplaceOrder"/> before the order is accepted,
/// <see cref="Domain.Documents.SalesOrder"/> before the ERP, <see cref="Domain.Documents.FulfilmentOrder"/> before the warehouse,
/// <see cref="Domain.Documents.ShipmentConfirmation"/> before a confirmation.
/// </summary>
/// <typeparam name="T">The document that leaves next.</typeparam>
/// <param name="name">Its name, for the journal.</param>
/// <param name="version">Its version, for the journal: change it with the rule.</param>
/// <param name="judge">
/// The rule. Pure: no I/O, clock, randomness or state of its own; it is asked at every look until the document has left. Null lets the document pass. One that throws
/// holds its own order.
/// </param>
public sealed class HostRule<T>(string name, string version, Func<T, RuleFacts, RuleVerdict<T>?> judge) : HostRule(name, version)
    where T : class
{
    internal RuleVerdict<T>? Judge(T document, RuleFacts facts) => judge(document, facts);
}
