using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>Wire orders and drafts to neutral ones, in the shop's own currency. Pure. docs/shopify-order-members.md says what becomes of every member.</summary>
internal sealed class StorefrontMapping(ConnectionName connection, ShopifyStorefrontOptions options)
{
    private const string DraftMark = "draft-";
    private const string CartAttribute = "sparkCartId";
    private const string MethodAttribute = "sparkPaymentType";
    private const string PriceAttribute = "Charged Price";
    private const string QuoteMethod = "quote";

    private readonly Regex? _pattern = options.GetPattern();

    /// <summary>
    /// Whether it is a business customer's: by any of several marks, because each of them is lost at times. What another channel's flow put into the store is none, whatever it carries and whatever the options say: it would be
    /// booked and sent twice.
    /// </summary>
    public bool IsOurs(Order order) => !StoredOrder.Is(order) && (options.EveryOrder || order.OrderImport is not null || IsMarked(order.Tags, order.Customer, order.CustomAttributes));

    /// <summary>Whether it is a business customer's.</summary>
    public bool IsOurs(DraftOrder draft) => options.EveryOrder || IsMarked(draft.Tags, draft.Customer, draft.CustomAttributes);

    public OrderKey KeyOf(Order order) => new(connection, NumberOf(order.Id, order.LegacyResourceId));

    public OrderKey KeyOf(DraftOrder draft) => new(connection, DraftMark + NumberOf(draft.Id, draft.LegacyResourceId));

    /// <summary>The vendor's global id of an order or draft; null when the key is none of this store's.</summary>
    public static (string Id, bool IsDraft)? IdOf(OrderKey key)
    {
        var isDraft = key.OrderId.StartsWith(DraftMark, StringComparison.Ordinal);
        var number = isDraft ? key.OrderId[DraftMark.Length..] : key.OrderId;
        return number.Length is > 0 and <= 20 && number.All(char.IsAsciiDigit) ? ($"gid://shopify/{(isDraft ? "DraftOrder" : "Order")}/{number}", isDraft) : null;
    }

    /// <summary>The id by which what could not be read is asked for alone; null when it has none.</summary>
    public static string? KeyTextOf(string? globalId, bool isDraft) => globalId is null ? null : (isDraft ? DraftMark : string.Empty) + NumberOf(globalId, 0);

    /// <summary>The store's id of a line, as it asks for it.</summary>
    public static string LineIdOf(OrderLineId line) => $"gid://shopify/LineItem/{line.Value}";

    /// <summary>An order with what is read beside it.</summary>
    /// <param name="order">The order with all its lines.</param>
    /// <param name="parts">Its fulfilment orders; empty where nothing of it is to be sent.</param>
    /// <param name="fulfilments">What has left; empty where nothing did.</param>
    /// <param name="refunds">What was refunded or taken off; empty where nothing was.</param>
    public StorefrontOrder Map(Order order, IReadOnlyList<FulfillmentOrder> parts, IReadOnlyList<Fulfillment> fulfilments, IReadOnlyList<Refund> refunds)
    {
        var refunded = refunds.SelectMany(static r => r.RefundLineItems.Nodes).ToLookup(static l => l.LineItem?.Id ?? string.Empty, StringComparer.Ordinal);
        var (number, instructions, usedAttribute) = PurchaseOrder(order.PoNumber, order.CustomAttributes, order.Note);
        return new StorefrontOrder
        {
            Key = KeyOf(order),
            Number = order.Name,
            Kind = StorefrontOrderKind.Order,
            State = StateOf(order),
            StateText = order.CancelledAt is not null ? "CANCELLED" : order.Closed ? $"{order.DisplayFulfillmentStatus} (archived)" : order.DisplayFulfillmentStatus.Value,
            IsTest = order.Test,
            CartId = Attribute(order.CustomAttributes, CartAttribute),
            PlacedAt = order.ProcessedAt ?? order.CreatedAt,
            UpdatedAt = order.UpdatedAt,
            PaymentMethod = Attribute(order.CustomAttributes, MethodAttribute) ?? string.Empty,
            PaymentState = order.DisplayFinancialStatus.Value,
            PaymentTerms = order.PaymentTerms?.PaymentTermsName,
            PaymentDue = order.PaymentTerms?.PaymentSchedules.Nodes.Max(static s => s.DueAt),
            Total = MoneyOf(order.CurrentTotalPriceSet ?? order.TotalPriceSet),
            Outstanding = MoneyOf(order.TotalOutstandingSet),
            Refunded = MoneyOf(order.TotalRefundedSet),
            PricesIncludeTax = order.TaxesIncluded,
            IsTaxExempt = order.TaxExempt,
            CustomerId = order.Customer is { } customer ? NumberOf(customer.Id, customer.LegacyResourceId) : string.Empty,
            CompanyId = CompanyIdOf(order.PurchasingEntity),
            Company = CompanyOf(order.PurchasingEntity, order.BillingAddress, order.ShippingAddress),
            ShipTo = AddressOf(order.ShippingAddress, order.Email, order.Phone),
            BillTo = AddressOf(order.BillingAddress, order.Email, order.Phone),
            PurchaseOrderNumber = number,
            Instructions = instructions,
            Attributes = AttributesOf(order.CustomAttributes, usedAttribute),
            Tags = order.Tags,
            DeliveryService = DeliveryOf(order.ShippingLine),
            Delivery = order.ShippingLine is { } line ? MoneyOf(line.DiscountedPriceSet ?? line.OriginalPriceSet) : null,
            DeliveryTaxes = TaxesOf(order.ShippingLine?.TaxLines ?? []),
            Holds = [.. parts.SelectMany(HoldsOf)],
            Fulfilments = [.. fulfilments.Where(static f => f.Status != FulfillmentStatus.Cancelled && f.Status != FulfillmentStatus.Error && f.Status != FulfillmentStatus.Failure).Select(FulfilmentOf)],
            Refunds = [.. refunds.OrderBy(static r => r.ProcessedAt).Select(RefundOf)],
            Lines = [.. order.LineItems.Nodes.Select(l => LineOf(l, [.. refunded[l.Id]]))],
        };
    }

    /// <summary>A draft: it shows what may be bought.</summary>
    public StorefrontOrder Map(DraftOrder draft)
    {
        var method = Attribute(draft.CustomAttributes, MethodAttribute) ?? string.Empty;
        var (number, instructions, usedAttribute) = PurchaseOrder(draft.PoNumber, draft.CustomAttributes, draft.Note2);
        return new StorefrontOrder
        {
            Key = KeyOf(draft),
            Number = draft.Name,
            Kind = string.Equals(method, QuoteMethod, StringComparison.OrdinalIgnoreCase) ? StorefrontOrderKind.Quote : StorefrontOrderKind.Draft,
            State = draft.Order is not null || draft.CompletedAt is not null ? StorefrontOrderState.Completed
                : draft.Status == DraftOrderStatus.Open || draft.Status == DraftOrderStatus.InvoiceSent ? StorefrontOrderState.Open
                : StorefrontOrderState.Unknown,
            StateText = draft.Status.Value,
            IsBeingPriced = !draft.Ready,
            CompletedAs = draft.Order is { } order ? new OrderKey(connection, NumberOf(order.Id, 0)) : null,
            CartId = Attribute(draft.CustomAttributes, CartAttribute),
            PlacedAt = draft.CreatedAt,
            UpdatedAt = draft.UpdatedAt,
            PaymentMethod = method,
            PaymentTerms = draft.PaymentTerms?.PaymentTermsName,
            PaymentDue = draft.PaymentTerms?.PaymentSchedules.Nodes.Max(static s => s.DueAt),
            Total = MoneyOf(draft.TotalPriceSet),
            Outstanding = MoneyOf(draft.TotalPriceSet),
            PricesIncludeTax = draft.TaxesIncluded,
            IsTaxExempt = draft.TaxExempt,
            CustomerId = draft.Customer is { } customer ? NumberOf(customer.Id, customer.LegacyResourceId) : string.Empty,
            CompanyId = CompanyIdOf(draft.PurchasingEntity),
            Company = CompanyOf(draft.PurchasingEntity, draft.BillingAddress, draft.ShippingAddress),
            ShipTo = AddressOf(draft.ShippingAddress, draft.Email, draft.Phone),
            BillTo = AddressOf(draft.BillingAddress, draft.Email, draft.Phone),
            PurchaseOrderNumber = number,
            Instructions = instructions,
            Attributes = AttributesOf(draft.CustomAttributes, usedAttribute),
            Tags = draft.Tags,
            DeliveryService = DeliveryOf(draft.ShippingLine),
            Delivery = draft.ShippingLine is { } line ? MoneyOf(line.DiscountedPriceSet ?? line.OriginalPriceSet) : null,
            DeliveryTaxes = TaxesOf(draft.ShippingLine?.TaxLines ?? []),
            Lines = [.. draft.LineItems.Nodes.Select(LineOf)],
        };
    }

    /// <summary>Whether what was refunded or taken off has to be read: to know what the rest costs, and what was given back.</summary>
    public static bool IsReduced(Order order) => order.LineItems.Nodes.Any(static l => l.CurrentQuantity != l.Quantity) || MoneyOf(order.TotalRefundedSet).Amount != 0m;

    public static bool HasFulfilments(Order order) =>
        order.DisplayFulfillmentStatus != OrderFulfillmentStatus.Unfulfilled || order.LineItems.Nodes.Any(static l => l.UnfulfilledQuantity < l.CurrentQuantity);

    public static Money MoneyOf(MoneyBag? bag) =>
        bag?.ShopMoney is { } money && CurrencyCode.TryParse(money.CurrencyCode, out var currency) ? new Money(money.Amount, currency) : default;

    /// <summary>A word that is not known stays unknown, and so does an order that people have put away before all of it was sent.</summary>
    private static StorefrontOrderState StateOf(Order order)
    {
        if (order.CancelledAt is not null)
            return StorefrontOrderState.Cancelled;
        var status = order.DisplayFulfillmentStatus;
        if (status == OrderFulfillmentStatus.Fulfilled)
            return StorefrontOrderState.Sent;
        return !order.Closed && status.Value is "UNFULFILLED" or "PARTIALLY_FULFILLED" or "IN_PROGRESS" or "ON_HOLD" or "OPEN" or "PENDING_FULFILLMENT" or "SCHEDULED" or "REQUEST_DECLINED"
            ? StorefrontOrderState.Open
            : StorefrontOrderState.Unknown;
    }

    private static bool IsMarked(IReadOnlyList<string> tags, OrderCustomer? customer, IReadOnlyList<NoteEntry> attributes) =>
        tags.Concat(customer?.Tags ?? []).Contains(StoredOrder.BusinessTag, StringComparer.OrdinalIgnoreCase) || attributes.Any(static a => a.Key is CartAttribute or MethodAttribute);

    private static string? Attribute(IReadOnlyList<NoteEntry> attributes, string key) =>
        attributes.FirstOrDefault(a => a.Key == key && !string.IsNullOrWhiteSpace(a.Value))?.Value!.Trim();

    /// <summary>The number, and what of the note is left for people: a number that is all of the note is no instruction.</summary>
    private (string? Number, string? Instructions, string? UsedAttribute) PurchaseOrder(string? field, IReadOnlyList<NoteEntry> attributes, string? note)
    {
        var instructions = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (!string.IsNullOrWhiteSpace(field))
            return (field.Trim(), instructions == field.Trim() ? null : instructions, null);
        if (options.PurchaseOrderAttribute is { Length: > 0 } name && Attribute(attributes, name) is { } written)
            return (written, instructions == written ? null : instructions, name);
        if (instructions is null || _pattern?.Match(instructions) is not { Success: true } match)
            return (null, instructions, null);
        var found = (match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value).Trim();
        return found.Length == 0 || found.AsSpan().ContainsAny('\r', '\n') ? (null, instructions, null) : (found, match.Value.Trim() == instructions ? null : instructions, null);
    }

    private static IReadOnlyList<CustomField> AttributesOf(IReadOnlyList<NoteEntry> attributes, string? used) =>
    [
        .. attributes.Where(a => a.Key is not (CartAttribute or MethodAttribute or PriceAttribute) && a.Key != used && a.Key.Length > 0 && !string.IsNullOrWhiteSpace(a.Value))
            .Select(static a => new CustomField(a.Key, [a.Value!])),
    ];

    private static StorefrontOrderLine LineOf(OrderLine line, IReadOnlyList<RefundLine> refunds)
    {
        var all = MoneyOf(line.OriginalTotalSet);
        var discount = line.DiscountAllocations.Sum(static d => d.AllocatedAmountSet?.ShopMoney?.Amount ?? 0m);
        var removed = line.Quantity - line.CurrentQuantity;
        var isTold = refunds.Sum(static r => r.Quantity) == removed;
        var amount = all with { Amount = all.Amount - discount };
        return new StorefrontOrderLine
        {
            LineId = new OrderLineId(NumberOf(line.Id, 0)),
            VariantId = line.Variant is { Id.Length: > 0 } variant ? new OfferId(NumberOf(variant.Id, 0)) : default,
            Sku = string.IsNullOrWhiteSpace(line.Sku) ? default : new Sku(line.Sku),
            Title = line.Name,
            Quantity = line.CurrentQuantity,
            Removed = removed,
            Amount = amount with { Amount = Left(amount.Amount, refunds.Sum(static r => MoneyOf(r.SubtotalSet).Amount)) },
            Discount = all with { Amount = discount },
            Taxes = line.TaxLines is [var only]
                ? [TaxOf(only) is var tax ? tax with { Amount = tax.Amount with { Amount = Left(tax.Amount.Amount, refunds.Sum(static r => MoneyOf(r.TotalTaxSet).Amount)) } } : null!]
                : [.. TaxesOf(line.TaxLines).Select(t => t with { Amount = t.Amount with { Amount = Share(t.Amount.Amount) } })],
            IsSent = line is { RequiresShipping: true, IsGiftCard: false },
            Attributes = AttributesOf(line.CustomAttributes, null),
        };

        // What a refund says of its lines is exact; where none says it, the rest is a share, and the order's total shows whether that is right.
        decimal Left(decimal whole, decimal taken) => removed == 0 ? whole : isTold ? whole - taken : Share(whole);

        decimal Share(decimal whole) => removed == 0 || line.Quantity == 0 ? whole : decimal.Round(whole * line.CurrentQuantity / line.Quantity, all.Currency.Decimals, MidpointRounding.AwayFromZero);
    }

    private static StorefrontOrderLine LineOf(DraftOrderLine line)
    {
        var all = MoneyOf(line.OriginalTotalSet);
        var amount = line.DiscountedTotalSet is null ? all : MoneyOf(line.DiscountedTotalSet);
        return new StorefrontOrderLine
        {
            LineId = new OrderLineId(NumberOf(line.Id, 0)),
            VariantId = line.Variant is { Id.Length: > 0 } variant ? new OfferId(NumberOf(variant.Id, 0)) : default,
            Sku = string.IsNullOrWhiteSpace(line.Sku) ? default : new Sku(line.Sku),
            Title = line.Name,
            Quantity = line.Quantity,
            Amount = amount,
            Discount = all with { Amount = all.Amount - amount.Amount },
            Taxes = TaxesOf(line.TaxLines),
            Attributes = AttributesOf(line.CustomAttributes, null),
        };
    }

    private static IReadOnlyList<TaxAmount> TaxesOf(IReadOnlyList<TaxLine> taxes) => [.. taxes.Select(TaxOf)];

    private static TaxAmount TaxOf(TaxLine tax) => new(tax.Title, MoneyOf(tax.PriceSet), tax.Rate * 100m);

    /// <summary>Holds that stand, and goods that are planned for a later day: both keep them.</summary>
    private static IEnumerable<StorefrontHold> HoldsOf(FulfillmentOrder part)
    {
        if (part.Status == FulfillmentOrderStatus.Closed || part.Status == FulfillmentOrderStatus.Cancelled)
            yield break;
        foreach (var hold in part.FulfillmentHolds)
            yield return new StorefrontHold(NumberOf(hold.Id, 0), hold.Reason.Value, hold.HeldByRequestingApp);
        if (part.Status == FulfillmentOrderStatus.Scheduled)
            yield return new StorefrontHold(NumberOf(part.Id, 0), string.Create(CultureInfo.InvariantCulture, $"SCHEDULED{(part.FulfillAt is { } at ? $" for {at:yyyy-MM-dd}" : string.Empty)}"), IsOurs: false);
        else if (part is { FulfillmentHolds.Count: 0 } && part.Status == FulfillmentOrderStatus.OnHold)
            yield return new StorefrontHold(NumberOf(part.Id, 0), part.Status.Value, IsOurs: false);
    }

    private static StorefrontFulfilment FulfilmentOf(Fulfillment fulfilment) => new(
        fulfilment.Id,
        [.. fulfilment.TrackingInfo.Where(static t => !string.IsNullOrWhiteSpace(t.Number)).Select(static t => new TrackingNumber(t.Number!.Trim()))],
        [.. fulfilment.FulfillmentLineItems.Nodes.Where(static l => l.LineItem is not null).Select(static l => new ConfirmedLine(new OrderLineId(NumberOf(l.LineItem!.Id, 0)), l.Quantity ?? 0))]);

    private static StorefrontRefund RefundOf(Refund refund) => new(NumberOf(refund.Id, 0), refund.ProcessedAt == default ? refund.CreatedAt ?? default : refund.ProcessedAt, MoneyOf(refund.TotalRefundedSet))
    {
        Lines =
        [
            .. refund.RefundLineItems.Nodes.Where(static l => l.Quantity > 0).Select(static l => new StorefrontRefundLine(
                new OrderLineId(l.LineItem is { } line ? NumberOf(line.Id, 0) : "unknown"), l.Quantity, MoneyOf(l.SubtotalSet), MoneyOf(l.TotalTaxSet), l.RestockType.ToUpperInvariant() switch
                {
                    "RETURN" => RefundedGoods.Returned,
                    "CANCEL" => RefundedGoods.NeverLeft,
                    "NO_RESTOCK" => RefundedGoods.NotRestocked,
                    _ => RefundedGoods.Unknown, // LEGACY_RESTOCK, and words of later versions
                })),
        ],
    };

    private static string? DeliveryOf(ShippingLine? line) =>
        line is null ? null : !string.IsNullOrWhiteSpace(line.Code) ? line.Code : string.IsNullOrWhiteSpace(line.Title) ? null : line.Title;

    private static string? CompanyIdOf(PurchasingEntity? entity) =>
        entity?.Company is not { } company ? null : !string.IsNullOrWhiteSpace(company.ExternalId) ? company.ExternalId.Trim() : company.Id.Length > 0 ? NumberOf(company.Id, 0) : null;

    private static BuyerCompany? CompanyOf(PurchasingEntity? entity, params ReadOnlySpan<MailingAddress?> addresses)
    {
        var name = Told(entity?.Company?.Name);
        foreach (var address in addresses)
            name ??= Told(address?.Company);
        return name is null ? null : new BuyerCompany { Name = name };
    }

    private static PostalAddress? AddressOf(MailingAddress? address, string? email, string? phone) => address is null ? null : new PostalAddress
    {
        Name = Told(address.Name) ?? Told($"{address.FirstName} {address.LastName}") ?? Told(address.Company) ?? string.Empty,
        Company = Told(address.Company),
        Line1 = Told(address.Address1) ?? string.Empty,
        Line2 = Told(address.Address2),
        City = Told(address.City) ?? string.Empty,
        Region = Told(address.Province) ?? Told(address.ProvinceCode),
        Postcode = Told(address.Zip) ?? string.Empty,
        CountryCode = Told(address.CountryCodeV2) ?? string.Empty,
        Phone = Told(address.Phone) ?? Told(phone),
        Email = Told(email),
    };

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The number of a global id, which is what people and other systems call it.</summary>
    public static string NumberOf(string globalId, long number) => number > 0 ? number.ToString(CultureInfo.InvariantCulture)
        : globalId.LastIndexOf('/') is >= 0 and var slash && slash < globalId.Length - 1 ? globalId[(slash + 1)..].Split('?')[0]
        : VendorText.Show(globalId, 64);
}
