using Connectors.Http;

namespace Connectors.ShipBob;

/// <summary>How neutral orders become ShipBob orders, and back.</summary>
public sealed class ShipBobWarehouseOptions
{
    /// <summary>Shipping method of an order that names none. Default <c>Standard</c>.</summary>
    public string ShippingMethod { get; set; } = "Standard";

    /// <summary>The fulfilment centre that must send, and whose stock is then told; null leaves it to the warehouse, with the stock of all.</summary>
    public long? LocationId { get; set; }

    /// <summary>
    /// The retailer programme of business orders. With it the purchase order number travels as retailer data; without it, as a tag that
    /// people do not see. Null for none.
    /// </summary>
    public string? RetailerProgramType { get; set; }

    /// <summary>Whether the e-mail address is left out; marketplace relay addresses break some carriers. Default false.</summary>
    public bool OmitEmail { get; set; }

    /// <summary>Whether a label with a tracking number already counts as dispatched, as the vendor's guides do. Default true.</summary>
    public bool LabelCountsAsDispatched { get; set; } = true;

    /// <summary>How far behind the asked instant changed orders are read again. Default 2 min; at most a day.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the warehouse may still be carrying out a request after its answer was lost. Default 2 min. Up to a day.</summary>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long it is remembered what a product is made of, which is read (<c>GET product</c>) where a parcel holds more pieces than were sold of it; that nobody can tell, too,
    /// and that the token may not read products (<c>products_read</c>) for an hour at most. Default a day; a minute to 30 days.
    /// </summary>
    public TimeSpan CompositionHolds { get; set; } = TimeSpan.FromDays(1);

    internal void Check(OptionsMistakes mistakes)
    {
        mistakes.Text(ShippingMethod);
        if (LocationId is { } location)
            mistakes.Between(location, 1, long.MaxValue, nameof(LocationId));
        mistakes.Overlap(Overlap);
        mistakes.Within(StillWorkingFor, TimeSpan.Zero, TimeSpan.FromDays(1));
        mistakes.Within(CompositionHolds, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
    }
}
