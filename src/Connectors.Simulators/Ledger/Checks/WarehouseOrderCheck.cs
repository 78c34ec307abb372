using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>The warehouse is asked for what is to be sent and no more, for the place that was promised, once the order is paid and while it stands.</summary>
internal static class WarehouseOrderCheck
{
    public static void Run(Audit audit, OrderStory story)
    {
        foreach (var order in story.Warehouse)
        {
            Asked(audit, story, order);
            Place(audit, story, order);
            Words(audit, story, order.Created);
        }
    }

    private static void Asked(Audit audit, OrderStory story, WarehouseOrderStory order)
    {
        foreach (var asked in order.Events.Where(static e => e.By == Actor.Seller && e is WarehouseOrderCreated or WarehouseOrderChanged { By: Actor.Seller }))
        {
            var then = Entitlement.After(story, OrderStory.Until(asked));
            if (then.Order.OperatorShips)
                audit.Doubled(story, "warehouse-beside-operator", asked.At, "one sender, the operator", "the warehouse was asked to send too");
            else if (audit.WasKnownOff(story, asked))
                audit.Wrong(story, "warehouse-after-cancellation", asked.At, "nothing sent for an order that was cancelled", "the warehouse was asked to send it");
            else if (!then.IsCleared && !audit.Excuses.IsReleased(story))
                audit.Wrong(story, "warehouse-before-payment", asked.At, "nothing sent before it is paid", "the warehouse was asked to send it");
            if (then.IsOff || then.Order.OperatorShips)
                continue;
            // What people sent themselves needs its time to be seen.
            var due = then.ToSend().Less(story.SentByPeople(OrderStory.Until(asked.At - audit.Terms.ChangeTime)));
            var requested = story.Requested(OrderStory.Until(asked));
            if (TakenBackInTime(audit, story, order, asked))
                continue;
            foreach (var sku in requested.Beyond(due).Where(s => order.Content.Goods.Any(g => string.Equals(g.Sku, s, StringComparison.OrdinalIgnoreCase))))
                audit.Doubled(story, "warehouse-too-much", asked.At, Audit.Text($"{due.Of(sku)} of {sku}"), Audit.Text($"the warehouse was asked for {requested.Of(sku)}"));
        }
    }

    /// <summary>The seller's program saw by itself that it had asked for too much, and nothing of it left.</summary>
    private static bool TakenBackInTime(Audit audit, OrderStory story, WarehouseOrderStory order, WorldEvent asked)
    {
        var until = OrderStory.Until(asked.At + audit.Terms.ChangeTime);
        return order.Events.Exists(e => e is GoodsStopped { By: Actor.Seller } && e.Sequence > asked.Sequence && until(e)) && order.Requested(until).Total <= 0m
            && !story.Requested(until).Beyond(Entitlement.After(story, until).ToSend()).Any();
    }

    private static void Place(Audit audit, OrderStory story, WarehouseOrderStory order)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var content = order.Created.Order;
        // Where a person, and not the seller's program, decided where it goes, nobody looks.
        var isPersonal = order.Created.By == Actor.Person;
        if (!isPersonal)
            Compare(audit, story, content, order.Created.At - audit.Terms.ChangeTime, order.Created.At, told);
        foreach (var happened in order.Events)
        {
            if (happened is WarehouseOrderChanged changed)
            {
                isPersonal = changed.Order.Recipient == content.Recipient ? isPersonal : changed.By == Actor.Person;
                content = changed.Order;
            }

            if (!isPersonal && (happened is WarehouseOrderChanged or ParcelLeft) && !AskedInTime(audit, story, order, happened))
                Compare(audit, story, content, happened.At - audit.Terms.ChangeTime, happened.At, told);
        }
    }

    /// <summary>Whether the warehouse was asked to stop it soon after its place changed, and said that it was too late.</summary>
    private static bool AskedInTime(Audit audit, OrderStory story, WarehouseOrderStory order, WorldEvent left) =>
        left is ParcelLeft && story.Marketplace.OfType<OrderChanged>().LastOrDefault(c => c.At < left.At) is { At: var changed }
        && order.Events.OfType<StopRefused>().Any(r => r.By == Actor.Seller && r.At >= changed && r.At <= changed + audit.Terms.ChangeTime && r.At <= left.At);

    private static void Words(Audit audit, OrderStory story, WarehouseOrderCreated asked)
    {
        if (asked.By != Actor.Seller)
            return;
        if (!OrderReference.IsOf(asked.Order.Reference, audit.Terms.NameOf(story)))
            audit.Wrong(story, "warehouse-reference", asked.At, "the order's reference", $"'{asked.Order.Reference}', which is of another marketplace");
        if (asked.Order.IsCollect)
            audit.Wrong(story, "warehouse-terms", asked.At, "a delivery that is paid", "the buyer is to pay it at the door");
        if (asked.Order.IsTrade && story.Placed.Order.ShipTo is { Company: null or "" })
            audit.Wrong(story, "warehouse-terms", asked.At, "parcels for a person", "goods for the trade");
        if (Service(audit, story.Placed.Order, asked.Order) is { } service)
            audit.Wrong(story, "warehouse-service", asked.At, $"the delivery that the buyer chose: {service}", asked.Order.Service is { Length: > 0 } other ? $"'{other}'" : "none");
        if (asked.Order.InStore is { IsBusiness: true })
            audit.Wrong(story, "stored-as-business", asked.At, "an order of another channel, which the store shows to no business customer", "it carries the marks of a business customer's");
        if (asked.Order.InStore is { TellsShopper: true })
            audit.Wrong(story, "stored-told", asked.At, "a shopper who hears from the marketplace alone", "the store writes to the shopper, or has the address to");
        if (asked.Order.InStore is { Owed: > 0m } owing)
            audit.Wrong(story, "stored-unpaid", asked.At, "an order that is paid, to the marketplace", Audit.Text($"{owing.Owed} still to be paid in the store"));
        if (asked.Order.PackUnits is { Count: > 0 } units)
            audit.Wrong(story, "warehouse-unit", asked.At, "single pieces", $"quantities in {string.Join(", ", units)}");
    }

    /// <summary>The texts of which one should stand there; null when one does, or when nobody said what the buyer chose.</summary>
    private static string? Service(Audit audit, BuyerOrder promised, WarehouseOrderContent content)
    {
        if (promised.Service is not { Length: > 0 } chosen)
            return null;
        var right = audit.Terms.Services.GetValueOrDefault(chosen) ?? [chosen, promised.ServiceName ?? chosen];
        return right.Contains(content.Service, StringComparer.OrdinalIgnoreCase) ? null : string.Join(" or ", right.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A place, note or point that counted at some time between the two is right.</summary>
    private static void Compare(Audit audit, OrderStory story, WarehouseOrderContent content, DateTimeOffset from, DateTimeOffset until, HashSet<string> told)
    {
        List<(string Code, string Expected, string Actual)>? least = null;
        var moments = story.Marketplace.Where(e => e is OrderChanged && e.At >= from && e.At < until).Select(static e => e.At.AddTicks(-1)).Append(until);
        foreach (var moment in moments)
        {
            var wrong = Differences(audit, Entitlement.After(story, OrderStory.Until(moment)).Order, content).ToList();
            least = least is null || wrong.Count < least.Count ? wrong : least;
        }

        foreach (var (code, expected, actual) in least!)
        {
            if (told.Add(code))
                audit.Wrong(story, code, until, expected, actual);
        }
    }

    private static IEnumerable<(string Code, string Expected, string Actual)> Differences(Audit audit, BuyerOrder promised, WarehouseOrderContent content)
    {
        if (promised.PickUpPoint is { } point)
        {
            if (!Says(content.Text, point))
                yield return ("warehouse-pick-up", "the pick-up point that the buyer chose", "it is nowhere on the order");
            if (promised.ShipTo is { } collector && !AddressComparison.IsFor(collector, content.Recipient))
                yield return ("warehouse-address", "the person who collects", "another name");
        }
        else if (promised.ShipTo is { } address)
        {
            if (AddressComparison.Differences(address, content.Recipient) is { Count: > 0 } parts)
                yield return ("warehouse-address", "the address that the buyer was promised", $"another {string.Join(", ", parts)}");
            else if (address.Company is { Length: > 0 } company && !Says(content.Text, company))
                yield return ("warehouse-address", "the company at the address", "it is nowhere on the order");
        }

        if (promised.ShipTo?.Phone is { Length: > 0 } phone)
        {
            if (content.Recipient.Phone is { Length: > 0 } given ? !AddressComparison.SamePhone(phone, given) : audit.HabitsOf(promised).GivesPhones)
                yield return ("warehouse-phone", "the buyer's telephone number", content.Recipient.Phone is { Length: > 0 } ? "another" : "none");
        }

        if (promised.Note is { Length: > 0 } note && !Says(content.Text, note))
            yield return ("warehouse-note", "what the buyer tells the driver", "it is nowhere on the order");
    }

    private static bool Says(string text, string note)
    {
        static string Plain(string from) => string.Concat(from.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Plain(text).Contains(Plain(note), StringComparison.Ordinal);
    }
}
