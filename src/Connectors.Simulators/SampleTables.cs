namespace Connectors.Simulators;

/// <summary>The mapping tables that fit the simulated world, as CSV text with a header row.</summary>
public sealed record SampleTables
{
    /// <summary>Columns <c>marketplace,offer_id,shop_sku,sku,unit</c>.</summary>
    public required string Offers { get; init; }

    /// <summary>Columns <c>sku,unit,base_units,is_base,gtin</c>.</summary>
    public required string Units { get; init; }

    /// <summary>Columns <c>kit,part,quantity</c>: what each kit consists of; no rows for recorded orders.</summary>
    public required string Kits { get; init; }

    /// <summary>Columns <c>system,text,unit</c>: how the ERP spells the units.</summary>
    public required string UnitAliases { get; init; }

    /// <summary>Columns <c>marketplace,warehouse,carrier,service,code</c>.</summary>
    public required string Carriers { get; init; }

    /// <summary>Columns <c>marketplace,channel,customer_id,customer</c>.</summary>
    public required string Customers { get; init; }

    /// <summary>Columns <c>connection,code,tax_group,rate_percent</c>: the tax codes of the simulated marketplace; no rows for recorded orders.</summary>
    public required string Taxes { get; init; }

    /// <summary>Columns <c>marketplace,channel,warehouse,service,text</c>: what the simulated warehouse calls the deliveries that buyers choose; no rows for recorded orders.</summary>
    public required string DeliveryServices { get; init; }

    /// <summary>Columns <c>sku,class,channel,peak,fixed,percent,minimum</c>: nothing is kept back.</summary>
    public required string SafetyStock { get; init; }

    /// <summary>Columns <c>type,fee_code,treatment,sign,target,tax_code,dimension</c>: every published transaction type, booked in the simulated ERP's accounts.</summary>
    public required string Fees { get; init; }

    /// <summary>Columns <c>grouping,posting,carried_forward,charge_clearing</c>.</summary>
    public required string FeeSettings { get; init; }

    /// <summary>The row to append to <see cref="Carriers"/> that maps the carrier text left out on purpose, with its line end.</summary>
    public required string MissingCarrierRow { get; init; }

    /// <summary>The row to append to <see cref="Units"/> that defines the pack left out on purpose, with its line end; empty for recorded orders.</summary>
    public required string MissingUnitRow { get; init; }

    /// <summary>The row to append to <see cref="Customers"/> that maps the company that orders in the store for the first time, with its line end; empty in a world without such a store.</summary>
    public string MissingCustomerRow { get; init; } = string.Empty;
}
