namespace Connectors.Tables;

/// <summary>Where the mapping tables are. A path may be absolute or relative to the current directory; the format (CSV or JSON) is told from the content.</summary>
public sealed class ConnectorTablesOptions
{
    /// <summary>Carrier table: <c>marketplace,warehouse,carrier,service,code</c>. Null: no carrier is mapped.</summary>
    public string? Carriers { get; set; }

    /// <summary>Unit table: <c>sku,unit,base_units,is_base,gtin,decimals</c>. Null: no SKU has units.</summary>
    public string? Units { get; set; }

    /// <summary>Vendor spellings of units: <c>system,text,unit</c>. Null: there are none.</summary>
    public string? UnitAliases { get; set; }

    /// <summary>Offer table: <c>marketplace,offer_id,shop_sku,sku,unit</c>. Null: no offer is mapped.</summary>
    public string? Offers { get; set; }

    /// <summary>Customer table: <c>marketplace,channel,customer_id,customer</c>. Null: no customer is mapped.</summary>
    public string? Customers { get; set; }

    /// <summary>Separator of CSV files: comma, semicolon or tab. Null: told from each file's header.</summary>
    public char? Separator { get; set; }

    /// <summary>How often the files are looked at. Zero: only when <see cref="MappingTables.CheckAsync"/> is called. Default 5 seconds.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a changed file must stay the same before it is taken, so that a half-written one is not. Default 250 milliseconds.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Largest file that is read, in bytes. Default 64 MiB.</summary>
    public int MaxFileBytes { get; set; } = 64 * 1024 * 1024;
}
