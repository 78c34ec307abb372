using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders.References;

/// <summary>What the writer of references is told, ready to be delivered.</summary>
internal static class ReferenceMessages
{
    public const string Flow = "order-reference";

    /// <summary>An order asks for its reference to be written; the same one is heard once.</summary>
    public static InboxMessage Want(SellerReference reference) => new(
        new CaseId(Flow, reference.Order.Connection.Value),
        reference.Order.Connection.Value,
        $"{reference.Order} {reference.Reference}",
        JsonSerializer.Serialize(new ReferenceInput.Wanted(reference), OrderJsonContext.Default.ReferenceInput),
        Priority.Catalogue); // Behind all else: in a rush many are then heard, and the long list written, at once.
}
