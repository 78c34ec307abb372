using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>
/// What is written into a purchase: the members that change, put together from the very document that was read, so that whatever people and others keep in it stays. Packages that are not touched are repeated as they
/// are. Pure.
/// </summary>
internal sealed class PackageEdit(SparkLayerStorefrontOptions options, PurchaseMapping mapping)
{
    /// <summary>Name of the entry of the metadata that says why an order was called off.</summary>
    public const string CancellationNote = "cancellation_note";

    private readonly PurchaseLines _lines = new(options);

    /// <summary>The goods of a dispatch become a package that has left: the one that they stand in, or a part of it.</summary>
    /// <param name="document">The purchase as it is.</param>
    /// <param name="dispatch">The dispatch.</param>
    public Edit Send(JsonElement document, StorefrontDispatch dispatch)
    {
        var (purchase, packages) = Read(document);
        var wanted = dispatch.Lines.GroupBy(static l => l.LineId).ToDictionary(static g => g.Key, static g => (int)g.Sum(static l => l.Quantity));
        var open = purchase.Packages.Index().Where(p => mapping.FateOf(purchase, p.Item) == Fate.Open)
            .Select(p => (p.Index, Goods: p.Item.LineItems.GroupBy(_lines.IdOf).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity)))).ToList();
        if (open.FirstOrDefault(p => wanted.All(w => p.Goods.GetValueOrDefault(w.Key) >= w.Value)) is not { Goods: { } goods, Index: var place })
        {
            var missing = wanted.Select(w => (Line: w.Key, Lacks: w.Value - open.Sum(p => p.Goods.GetValueOrDefault(w.Key)))).Where(static m => m.Lacks > 0).ToList();
            return Edit.Refused(missing.Count == 0
                ? "the goods stand in several packages of the purchase, and one dispatch is one package: put them into one."
                : $"the store lets these lines not leave, or not so many of them: {string.Join(", ", missing.Select(static m => FormattableString.Invariant($"{m.Lacks} of {m.Line}")))}. They are held there, have left already, or were never ordered.");
        }

        var package = packages[place]!.AsObject();
        if (goods.All(g => wanted.GetValueOrDefault(g.Key) == g.Value))
        {
            package["type"] = options.SentType;
            var parcels = package["shipments"] as JsonArray ?? [];
            package["shipments"] = new JsonArray([.. parcels.Select(static p => p?.DeepClone()), .. ParcelsOf(dispatch)]);
        }
        else
        {
            var sent = package.DeepClone().AsObject();
            sent.Remove("identifiers");   // The vendor gives it its own.
            sent["type"] = options.SentType;
            if (sent["shipping_method"] is JsonObject method)
                method.Remove("line_total");   // What the delivery costs stays where it is, so that the sum stays.
            sent["shipments"] = new JsonArray([.. ParcelsOf(dispatch)]);
            if (sent["accounting_files"] is JsonArray files)
                files.Clear();
            (sent["line_items"], package["line_items"]) = Divide(purchase.Packages[place], package["line_items"]!.AsArray(), wanted);
            packages.Insert(place + 1, sent);
        }

        return Edit.Of("packages", packages);
    }

    /// <summary>Other carrier and tracking of a package that has left.</summary>
    /// <param name="document">The purchase as it is.</param>
    /// <param name="fulfilmentId">Which package.</param>
    /// <param name="dispatch">The dispatch as it should read.</param>
    public Edit Correct(JsonElement document, string fulfilmentId, StorefrontDispatch dispatch)
    {
        var (purchase, packages) = Read(document);
        if (purchase.Packages.Index().Where(p => mapping.FateOf(purchase, p.Item) == Fate.Sent && mapping.FulfilmentIdOf(p.Item) == fulfilmentId).ToList() is not [var (place, shown)])
            return Edit.Refused("the purchase has no such package any more.");
        if (dispatch.TrackingNumbers.Count == 0)
            return Edit.Refused("there is no tracking to correct it to.");
        if (shown.Shipments.Select(mapping.NumberOf).SequenceEqual(dispatch.TrackingNumbers.Select(static n => n.Value)) && shown.Shipments.All(s => s.Carrier == dispatch.CarrierName))
            return Edit.Nothing;
        var package = packages[place]!.AsObject();
        var before = package["shipments"] as JsonArray ?? [];
        package["shipments"] = new JsonArray([.. ParcelsOf(dispatch).Select((parcel, i) =>
        {
            if (i >= shown.Shipments.Count || before[i]?.DeepClone() is not JsonObject kept)
                return (JsonNode)parcel;
            // The number stands where the site has it, and a page for another parcel leads nowhere.
            var name = mapping.NumberMemberOf(shown.Shipments[i]) ?? options.TrackingNumberMember;
            kept.Remove(options.TrackingUrlMember);
            kept["carrier"] = dispatch.CarrierName;
            kept[name] = dispatch.TrackingNumbers[i].Value;
            if (parcel[options.TrackingUrlMember] is { } url)
                kept[options.TrackingUrlMember] = url.DeepClone();
            return kept;
        })]);
        return Edit.Of("packages", packages);
    }

    /// <summary>Every package that has not left is called off; one of which something has left stays.</summary>
    /// <param name="document">The purchase as it is.</param>
    /// <param name="type">The type of packages that are called off.</param>
    /// <param name="note">Why; null for nothing.</param>
    public Edit Cancel(JsonElement document, string type, string? note)
    {
        var (purchase, packages) = Read(document);
        var fates = purchase.Packages.Select(p => mapping.FateOf(purchase, p)).ToList();
        if (fates.Contains(Fate.Sent))
            return Edit.Refused("something of it has left already.");
        if (fates.Contains(Fate.Unknown))
            return Edit.Refused("where its packages stand is not known.");
        if (fates.Count == 0)
            return Edit.Refused("it has no packages that could be called off.");
        if (fates.TrueForAll(static f => f == Fate.Cancelled))
            return Edit.Nothing;
        foreach (var (index, fate) in fates.Index())
        {
            if (fate is Fate.Open or Fate.Held)
                packages[index]!.AsObject()["type"] = type;
        }

        var edit = Edit.Of("packages", packages);
        if (note is null)
            return edit;
        var metadata = document.TryGetProperty("metadata", out var there) && there.ValueKind == JsonValueKind.Array ? JsonNode.Parse(there.GetRawText())!.AsArray() : [];
        metadata.Add((JsonNode)new JsonObject { ["name"] = CancellationNote, ["value"] = note });
        return edit.And("metadata", metadata);
    }

    private static (Purchase Purchase, JsonArray Packages) Read(JsonElement document) => (
        document.Deserialize(SparkLayerJsonContext.Default.Purchase)!,
        document.TryGetProperty("packages", out var packages) && packages.ValueKind == JsonValueKind.Array ? JsonNode.Parse(packages.GetRawText())!.AsArray() : []);

    private List<JsonObject> ParcelsOf(StorefrontDispatch dispatch)
    {
        if (dispatch.TrackingNumbers.Count == 0)
            return dispatch.CarrierName is { } only ? [new JsonObject { ["carrier"] = only }] : [];
        return
        [
            .. dispatch.TrackingNumbers.Select(number =>
            {
                var parcel = new JsonObject();
                if (dispatch.CarrierName is { } carrier)
                    parcel["carrier"] = carrier;
                parcel[options.TrackingNumberMember] = number.Value;
                if (dispatch is { TrackingNumbers.Count: 1, TrackingUrl: { } url })
                    parcel[options.TrackingUrlMember] = url;
                return parcel;
            }),
        ];
    }

    /// <summary>The lines that leave and those that stay; a line of which a part leaves stands in both, and its amounts add up to what they were.</summary>
    private (JsonArray Sent, JsonArray Left) Divide(PurchasePackage package, JsonArray lines, Dictionary<OrderLineId, int> wanted)
    {
        var open = new Dictionary<OrderLineId, int>(wanted);
        var (sent, rest) = (new JsonArray(), new JsonArray());
        foreach (var (index, line) in package.LineItems.Index())
        {
            var take = Math.Min(open.GetValueOrDefault(_lines.IdOf(line)), line.Quantity);
            if (take > 0)
                open[_lines.IdOf(line)] -= take;
            var node = lines[index]!.AsObject();
            if (take > 0)
                sent.Add((JsonNode)PartOf(node, take, line.Quantity, isRest: false));
            if (take < line.Quantity || line.Quantity == 0)
                rest.Add((JsonNode)PartOf(node, take, line.Quantity, isRest: true));
        }

        return (sent, rest);
    }

    private static JsonObject PartOf(JsonObject line, int take, int quantity, bool isRest)
    {
        var part = line.DeepClone().AsObject();
        if (take == 0 || take == quantity)
            return part;
        part["quantity"] = isRest ? quantity - take : take;
        if (part["line_total"] is JsonObject total)
        {
            var isWhole = Number(total["total_net"]) is { } net && Number(total["total_tax"]) is { } tax && Number(total["total_gross"]) is { } gross && net + tax == gross;
            foreach (var money in total.Where(m => m.Value is JsonObject && !(isWhole && m.Key == "total_gross")).Select(static m => m.Value).ToList())
                Share(money);
            if (isWhole)
                Set(total["total_gross"]!, Number(total["total_net"])!.Value + Number(total["total_tax"])!.Value);
        }

        foreach (var tax in (part["tax_lines"] as JsonArray ?? []).OfType<JsonObject>())
            Share(tax["amount"]);
        return part;

        void Share(JsonNode? money)
        {
            if (Number(money) is not { } whole)
                return;
            var decimals = CurrencyCode.TryParse(money!["currency"] is JsonValue text && text.TryGetValue<string>(out var word) ? word.ToUpperInvariant() : null, out var currency) ? currency.Decimals : CurrencyCode.Gbp.Decimals;
            var share = decimal.Round(whole * take / quantity, decimals, MidpointRounding.AwayFromZero);
            Set(money, isRest ? whole - share : share);
        }
    }

    private static decimal? Number(JsonNode? money) => money is JsonObject { } from && from["number"] is JsonValue value
        ? value.TryGetValue<decimal>(out var number) ? number
        : value.TryGetValue<string>(out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number) ? number : null
        : null;

    /// <summary>In the form that it had: a text, or a number.</summary>
    private static void Set(JsonNode money, decimal amount) =>
        money["number"] = money["number"]!.GetValueKind() == JsonValueKind.String ? JsonValue.Create(amount.ToString(CultureInfo.InvariantCulture)) : JsonValue.Create(amount);
}
