using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;

namespace Connectors.Flows.Returns;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Route">The way of the return.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Erp">What the ERP can do with returns.</param>
/// <param name="Statuses">What the marketplace's words for returns mean.</param>
internal sealed record ReturnContext(ReturnRoute Route, ReturnsPolicy Policy, ErpReturnCapabilities Erp, ReturnStatusMap Statuses)
{
    /// <summary>How long the marketplace may still be carrying out a refund whose answer was lost.</summary>
    public TimeSpan MarketplaceWorksFor { get; init; }

    /// <summary>What a word of the marketplace for a return, or for returned goods, means.</summary>
    public Outcome<ReturnMeaning> MeaningOf(string text) => Statuses.Read(Policy.StatusSystem, text);
}
