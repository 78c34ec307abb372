using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

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
/// A rule of the host's own. The document says where it is asked: <see cref="MarketplaceOrder"/> before the order is accepted, where it cannot be amended,
/// <see cref="SalesOrder"/> before the ERP, <see cref="FulfilmentOrder"/> before the warehouse,
/// <see cref="ShipmentConfirmation"/> before a confirmation, <see cref="OfferQuantity"/> before an offer's stock is told, where only the quantity can be amended,
/// <see cref="OfferPricing"/> before an offer's prices are told, each of them, where amounts and times can be amended; one that is held holds the others of its offer.
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
    /// <summary>What the rule says, named: the journal holds a record's message, not its facts.</summary>
    internal RuleVerdict<T>? Judge(T document, RuleFacts facts) => judge(document, facts) switch
    {
        RuleVerdict<T>.Amend when typeof(T) == typeof(MarketplaceOrder) => new RuleVerdict<T>.Hold(new RuleReason(
            ReasonCatalogue.RuleFailed.Code,
            ReasonCatalogue.RuleFailed.Owner,
            $"Rule '{Name}' version {Version} amended the order before its acceptance, which only says yes or no.",
            "Amend the sales order that is made of it instead; the order is looked at again by itself.")),
        RuleVerdict<T>.Hold hold => hold with { Reason = Signed(hold.Reason) },
        RuleVerdict<T>.Veto veto => veto with { Reason = Signed(veto.Reason) },
        var other => other,
    };

    private RuleReason Signed(RuleReason reason) => reason with { Message = $"{reason.Message} (rule '{Name}' version {Version})" };
}
