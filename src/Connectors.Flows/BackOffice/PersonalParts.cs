using Connectors.Domain.Documents;

namespace Connectors.Flows.BackOffice;

/// <summary>What of an order is about persons, in one place: ids, figures and codes stay, everything else goes. A test holds every member to one of the two.</summary>
internal static class PersonalParts
{
    public static MarketplaceOrder Without(MarketplaceOrder order) => order with
    {
        ShipTo = null, BillTo = null, Company = null, PurchaseOrderNumber = null, CustomFields = [], Lines = [.. order.Lines.Select(static l => l with { CustomFields = [] })],
    };

    public static StorefrontOrder Without(StorefrontOrder order) => order with
    {
        ShipTo = null, BillTo = null, Company = null, PurchaseOrderNumber = null, Instructions = null, Attributes = [], Tags = [], Holds = [],
        Lines = [.. order.Lines.Select(static l => l with { Attributes = [] })],
    };

    public static SalesOrder Without(SalesOrder order) => order with { ShipTo = new PostalAddress(), BillTo = null, Company = null, PurchaseOrderNumber = null, Attributes = null };
}
