namespace Connectors.Domain.Carriers;

/// <summary>Names under which UK warehouses, ERPs and 3PLs know carriers. Every <see cref="CarrierMap"/> knows them; a table's own aliases go before them.</summary>
/// <remarks>
/// Left out are words for services (next day, tracked 48), for no one carrier (courier, other), and <c>TPN</c>, which is a Royal Mail service to some and a pallet network to others.
/// </remarks>
internal static class StandardCarrierAliases
{
    /// <summary>The aliases, by carrier.</summary>
    public static IReadOnlyList<CarrierAlias> Create() =>
    [
        .. Of("royal_mail", "Royal Mail", "RM", "RMG", "RM24", "RM48", "TPS", "Click and Drop", "UK Royal Mail"),
        .. Of("parcelforce", "Parcelforce", "PFW"),
        .. Of("dpd", "DPD", "DPDgroup", "Geopost"),
        .. Of("dpd_local", "DPD Local", "Interlink"),
        .. Of("evri", "Evri", "Hermes", "Hermesworld", "MyHermes", "Parcelnet"),
        .. Of("yodel", "Yodel", "UK Yodel", "Home Delivery Network", "HDNL"),
        .. Of("inpost", "InPost"),
        .. Of("ups", "UPS", "United Parcel Service"),
        .. Of("dhl_express", "DHL"),
        .. Of("dhl_ecommerce_uk", "DHL eCommerce", "DHL Parcel", "UK Mail", "UK UK Mail"),
        .. Of("fedex", "FedEx", "Federal Express"),
        .. Of("tnt", "TNT"),
        .. Of("apc", "APC"),
        .. Of("dx", "DX"),
        .. Of("tuffnells", "Tuffnells", "GB Tuffnells", "Big Green Parcel Machine"),
        .. Of("arrow_xl", "Arrow XL", "Yodel XL", "Arrow UK", "GB Arrow"),
        .. Of("xdp", "XDP", "UK XDP"),
        .. Of("panther", "Panther", "GB Panther", "AIT"),
        .. Of("ao_logistics", "AO", "Expert Logistics"),
        .. Of("furdeco", "Furdeco"),
        .. Of("rhenus_hd", "Rhenus"),
        .. Of("dachser", "Dachser"),
        .. Of("wincanton", "Wincanton"),
        .. Of("palletforce", "Palletforce"),
        .. Of("palletways", "Palletways"),
        .. Of("palletline", "Palletline"),
        .. Of("pallet_track", "Pallet-Track"),
        .. Of("tpn_pallet", "The Pallet Network", "Pallet Network"),
        .. Of("pallex", "Pall-Ex"),
        .. Of("united_pallet", "United Pallet", "UPN"),
        .. Of("amazon_shipping", "Amazon", "Swiship"),
        .. Of("citysprint", "CitySprint"),
        .. Of("stuart", "Stuart"),
        .. Of("gophr", "Gophr"),
        .. Of("relay", "Relay"),
        .. Of("packfleet", "Packfleet"),
        .. Of("whistl", "Whistl"),
        .. Of("asendia", "Asendia"),
        .. Of("wndirect", "wnDirect"),
        .. Of("gfs", "GFS", "Global Freight Solutions"),
        .. Of("skynet", "Skynet"),
        .. Of("tdg", "TDG", "The Delivery Group"),
        .. Of("customer_collection", "Customer Collection", "Click and Collect", "Ex Works"),
        .. Of("own_vehicle", "Own Van", "Own Vehicle", "Delivered by us"),
    ];

    private static IEnumerable<CarrierAlias> Of(string carrier, params string[] names) => names.Select(n => new CarrierAlias(n, new CarrierId(carrier)));
}
