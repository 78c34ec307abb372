using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Shopify;

/// <summary>The simulated store from the outside: who buys there, who works there, and what really happened. Safe for use by several threads.</summary>
public sealed class SimulatedShop
{
    private readonly WorldState _world;
    private readonly ShopifyStore _store;

    internal SimulatedShop(WorldState world, ShopifyStore store, Func<Uri> address) => (_world, _store, _address) = (world, store, address);

    private readonly Func<Uri> _address;

    /// <summary>Base address of the Admin API with the version, ending in a slash.</summary>
    public Uri Address => new(_address(), $"admin/api/{_store.Behaviours.Version}/");

    /// <summary>An access token that works.</summary>
    public string AccessToken { get; } = ShopifyStore.Token;

    /// <summary>Client id of the app, for tokens that are fetched.</summary>
    public string ClientId { get; } = ShopifyStore.ClientId;

    /// <summary>Client secret of the app, which signs news too.</summary>
    public string ClientSecret { get; } = ShopifyStore.ClientSecret;

    /// <summary>Global id of the one business customer.</summary>
    public string CustomerId { get; } = ShopifyStore.CustomerId;

    /// <summary>How often each mutation has changed something, by its name: what was done twice shows here.</summary>
    public IReadOnlyDictionary<string, int> Effects
    {
        get
        {
            lock (_world.Gate)
                return new Dictionary<string, int>(_store.Effects, StringComparer.Ordinal);
        }
    }

    /// <summary>A business places an order.</summary>
    /// <param name="order">The order.</param>
    /// <returns>Its global id.</returns>
    public string PlaceOrder(ShopOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        lock (_world.Gate)
            return _store.Place(order, _world.CatchUp()).Id;
    }

    /// <summary>The store sells a SKU.</summary>
    /// <param name="sku">The SKU.</param>
    /// <returns>Global id of its variant.</returns>
    public string AddVariant(string sku)
    {
        lock (_world.Gate)
            return _store.Variant(sku, _world.CatchUp()).Id;
    }

    /// <summary>A business places an order that becomes a draft.</summary>
    /// <param name="order">The order.</param>
    /// <returns>Global id of the draft.</returns>
    public string PlaceDraft(ShopOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        lock (_world.Gate)
            return _store.Draft(order, _world.CatchUp()).Id;
    }

    /// <summary>Somebody gives a draft payment terms in the shop's own screen, or takes them from it.</summary>
    /// <param name="draftId">Global id of the draft.</param>
    /// <param name="netDays">Days; null for no terms.</param>
    /// <exception cref="ArgumentException">The store has no such draft.</exception>
    public void SetTerms(string draftId, int? netDays) => ChangeDraft(draftId, (draft, now) =>
    {
        draft["paymentTerms"] = netDays is { } days ? _store.NetTerms(days, now) : null;
        ShopifyStore.Touch(draft, now);
    });

    /// <summary>The store is working out a draft, or has worked it out.</summary>
    /// <param name="draftId">Global id of the draft.</param>
    /// <param name="isReady">Whether it has.</param>
    /// <exception cref="ArgumentException">The store has no such draft.</exception>
    public void SetReady(string draftId, bool isReady) => ChangeDraft(draftId, (draft, _) => draft["ready"] = isReady);

    /// <summary>The store shows a draft in another status, and nothing else of it changes.</summary>
    /// <param name="draftId">Global id of the draft.</param>
    /// <param name="status">Its word.</param>
    /// <exception cref="ArgumentException">The store has no such draft.</exception>
    public void SetDraftStatus(string draftId, string status) => ChangeDraft(draftId, (draft, now) =>
    {
        draft["status"] = status;
        ShopifyStore.Touch(draft, now);
    });

    /// <summary>The order that a draft became.</summary>
    /// <param name="draftId">Global id of the draft.</param>
    /// <returns>Its global id; null while it became none.</returns>
    /// <exception cref="ArgumentException">The store has no such draft.</exception>
    public string? OrderOf(string draftId)
    {
        string? order = null;
        ChangeDraft(draftId, (draft, _) => order = (draft["order"] as ShopNode)?.Id);
        return order;
    }

    /// <summary>How many orders of businesses the store has.</summary>
    public int CountOrders()
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            return _store.Orders.Count;
        }
    }

    /// <summary>Somebody edits the note of an order in the shop's own screen, so that it changes.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="note">The note.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public void EditNote(string orderId, string note)
    {
        Change(orderId, (order, now) =>
        {
            order["note"] = note;
            ShopifyStore.Touch(order, now);
            _store.Edited(order, now);
        });
    }

    /// <summary>Somebody edits an order in the shop's own screen, or refunds a part of it: so many of a SKU are wanted from now on.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="sku">The SKU of the line.</param>
    /// <param name="quantity">How many are left, fewer than before.</param>
    /// <exception cref="ArgumentException">The store has no such order, the order no such line, or not so many of it.</exception>
    public void ReduceLine(string orderId, string sku, int quantity) => Change(orderId, (order, now) =>
    {
        var line = order.Nodes("lineItems").Find(l => l.Text("sku") == sku);
        if (line is null || quantity < 0 || quantity >= line.Number("currentQuantity"))
            throw new ArgumentException($"The order has no line of {sku} with more than {quantity}.", nameof(sku));
        _store.Reduce(order, line, quantity, now);
    });

    /// <summary>Somebody refunds units of a SKU in the shop's own screen: of money where the order was paid, else they are taken off what it owes.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="sku">The SKU of the line.</param>
    /// <param name="quantity">How many.</param>
    /// <param name="restockType"><c>RETURN</c>, <c>CANCEL</c> or <c>NO_RESTOCK</c>.</param>
    /// <param name="extra">What is given back besides.</param>
    /// <returns>Number of the refund.</returns>
    /// <exception cref="ArgumentException">The store has no such order, the order no such line, or not so many of it.</exception>
    public string Refund(string orderId, string sku, int quantity, string restockType = "RETURN", decimal extra = 0m)
    {
        var id = string.Empty;
        Change(orderId, (order, now) =>
        {
            var line = order.Nodes("lineItems").Find(l => l.Text("sku") == sku);
            if (line is null || quantity < 1 || quantity > line.Number("currentQuantity"))
                throw new ArgumentException($"The order has no line of {sku} with {quantity}.", nameof(sku));
            id = _store.Reduce(order, line, line.Number("currentQuantity") - quantity, now, restockType, extra).Id;
        });
        return id[(id.LastIndexOf('/') + 1)..];
    }

    /// <summary>Somebody gives money of a paid order back in the shop's own screen, and names no line.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="amount">How much, tax included.</param>
    /// <returns>Number of the refund.</returns>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public string RefundAmount(string orderId, decimal amount)
    {
        var id = string.Empty;
        Change(orderId, (order, now) => id = _store.Refund(order, amount, now).Id);
        return id[(id.LastIndexOf('/') + 1)..];
    }

    /// <summary>People hold all of an order that has not left.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public void Hold(string orderId) => Change(orderId, _store.Hold);

    /// <summary>People release every hold of an order.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public void ReleaseHolds(string orderId) => Change(orderId, _store.ReleaseHolds);

    /// <summary>Somebody calls an order off in the shop's own screen; one of which something has left stays.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public void Cancel(string orderId) => Change(orderId, (order, now) => _store.CallOff(order, "CUSTOMER", Actor.Customer, now));

    /// <summary>The money of an order comes in.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public void Pay(string orderId) => Change(orderId, _store.PayInFull);

    /// <summary>Somebody voids a payment, gives it back, or does anything else by which it stands otherwise.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="state">The store's word for where it stands then.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public void SetPaymentState(string orderId, string state) => Change(orderId, (order, now) =>
    {
        order["displayFinancialStatus"] = state;
        ShopifyStore.Touch(order, now);
    });

    /// <summary>How the store shows the payment of an order: its word, and what is not paid.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public (string State, decimal Outstanding) PaymentOf(string orderId)
    {
        var shown = (State: string.Empty, Outstanding: 0m);
        Change(orderId, (order, _) => shown = (order.Text("displayFinancialStatus"), order.Amount("totalOutstandingSet")));
        return shown;
    }

    /// <summary>An app or a person puts a tag on an order.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <param name="tag">The tag.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public void Tag(string orderId, string tag) => Change(orderId, (order, now) =>
    {
        ((List<string>)order["tags"]!).Add(tag);
        ShopifyStore.Touch(order, now);
    });

    /// <summary>How many units of each SKU the store shows as sent, by fulfilment in the order they were made, with its tracking numbers.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public IReadOnlyList<ShopFulfilment> FulfilmentsOf(string orderId)
    {
        var shown = new List<ShopFulfilment>();
        Change(orderId, (order, _) => shown.AddRange(order.Nodes("fulfillments").Where(static f => f.Text("status") == "SUCCESS").Select(static f => new ShopFulfilment(
            f.Id,
            [.. f.Nodes("trackingInfo").Select(static t => t.Text("number"))],
            f.Nodes("fulfillmentLineItems").GroupBy(static l => ((ShopNode)l["lineItem"]!).Text("sku"), StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Number("quantity")), StringComparer.Ordinal)))));
        return shown;
    }

    private void Change(string orderId, Action<ShopNode, DateTimeOffset> change) => Change(orderId, "Order", "order", change);

    private void ChangeDraft(string draftId, Action<ShopNode, DateTimeOffset> change) => Change(draftId, "DraftOrder", "draft", change);

    private void Change(string id, string type, string name, Action<ShopNode, DateTimeOffset> change)
    {
        lock (_world.Gate)
        {
            var now = _world.CatchUp();
            change(_store.Find(id, type) ?? throw new ArgumentException($"The store has no {name} {id}.", nameof(id)), now);
        }
    }

    /// <summary>People complete a draft, or SparkLayer does by the site's setting: it becomes an order.</summary>
    /// <param name="draftId">Global id of the draft.</param>
    /// <returns>Global id of the order.</returns>
    /// <exception cref="ArgumentException">The store has no such draft, or it is an order already.</exception>
    public string CompleteDraft(string draftId)
    {
        var order = string.Empty;
        ChangeDraft(draftId, (draft, now) => order = draft["order"] is null ? _store.Complete(draft, Actor.Person, now).Id : throw new ArgumentException($"Draft {draftId} is an order already.", nameof(draftId)));
        return order;
    }

    /// <summary>The seller agreed with a business which customer of the ERP its orders are of; until then they are of none, and the judge lets none be booked.</summary>
    /// <param name="customerId">Global id of the business.</param>
    /// <param name="erpCustomer">The ERP's number of the customer.</param>
    /// <exception cref="ArgumentException">The store has no such customer.</exception>
    public void Belongs(string customerId, string erpCustomer) => Change(customerId, "Customer", "customer", (customer, now) => _store.Belongs(customer, erpCustomer, now));

    /// <summary>The businesses of <see cref="ShopifyBehaviours.Orders"/>: the store's global id of each customer, by the ERP's number of the account. Never null.</summary>
    public IReadOnlyDictionary<string, string> Customers => (_store.Desk?.Customers ?? []).ToDictionary(static c => c.Account, static c => c.Customer.Id, StringComparer.Ordinal);

    /// <summary>What others write into a metafield: SparkLayer, with each order.</summary>
    /// <param name="ownerId">Global id of what keeps it.</param>
    /// <param name="key">Its name, in the namespace <c>sparklayer</c>.</param>
    /// <param name="value">Its text.</param>
    /// <exception cref="ArgumentException">The store has no such owner.</exception>
    public void WriteMetafield(string ownerId, string key, string value)
    {
        lock (_world.Gate)
        {
            var now = _world.CatchUp();
            ShopifyStore.SetMetafield(_store.Find(ownerId, null) ?? throw new ArgumentException($"The store has no {ownerId}.", nameof(ownerId)), "sparklayer", key, "json", value, now);
        }
    }

    /// <summary>What a metafield says.</summary>
    /// <param name="ownerId">Global id of what keeps it.</param>
    /// <param name="key">Its name, in the namespace <c>sparklayer</c>.</param>
    /// <returns>Its text; null when there is none.</returns>
    public string? ReadMetafield(string ownerId, string key)
    {
        lock (_world.Gate)
            return _store.Find(ownerId, null)?.Nodes("metafields").Find(m => m.Text("namespace") == "sparklayer" && m.Text("key") == key)?.Text("value");
    }

    /// <summary>Another business becomes a customer; nothing is said of what it may owe.</summary>
    /// <returns>Its global id.</returns>
    public string AddCustomer()
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            return _store.AddCustomer();
        }
    }

    /// <summary>People list an article, whose stock is counted at every location.</summary>
    /// <param name="sku">Its SKU; one that stands there already is given to another variant too.</param>
    /// <param name="available">How many can be sold at each location.</param>
    public void AddVariant(string sku, int available)
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            _store.AddVariant(sku, available);
        }
    }

    /// <summary>People take an article off the list: the store has no variant of the SKU any more.</summary>
    /// <param name="sku">Its SKU.</param>
    public void RemoveVariants(string sku)
    {
        lock (_world.Gate)
            _store.RemoveVariants(sku);
    }

    /// <summary>The orders that apps put in under a source identifier, by when they did; see <see cref="ShopifyBehaviours.SendsForOthers"/>.</summary>
    /// <param name="sourceIdentifier">The identifier; null for every order that was put in.</param>
    /// <returns>Their global ids; never null.</returns>
    public IReadOnlyList<string> StoredOrders(string? sourceIdentifier = null)
    {
        lock (_world.Gate)
        {
            _world.CatchUp();
            return [.. (_store.Floor?.Orders ?? []).Where(o => sourceIdentifier is null || o.Text("sourceIdentifier") == sourceIdentifier).Select(static o => o.Id)];
        }
    }

    /// <summary>Somebody else puts an order that was put in, in once more, with the same source identifier: the store takes it.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <returns>Global id of the other.</returns>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public string PutInAgain(string orderId)
    {
        var again = string.Empty;
        Change(orderId, (order, now) => again = _store.PutInAgain(order, now).Id);
        return again;
    }

    /// <summary>Every text that an order shows, by member: what of a person is in it.</summary>
    /// <param name="orderId">Global id of the order.</param>
    /// <exception cref="ArgumentException">The store has no such order.</exception>
    public IReadOnlyDictionary<string, string> ReadOrder(string orderId)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        Change(orderId, (order, _) => Read(order, string.Empty));
        return shown;

        void Read(ShopNode node, string path)
        {
            foreach (var name in node.Names)
            {
                if (node[name] is ShopNode { Type: "MailingAddress" or "ShippingLine" or "Customer" } inner)
                    Read(inner, $"{path}{name}.");
                else if (node[name] is List<ShopNode> attributes && name == "customAttributes")
                    attributes.ForEach(a => shown[$"{path}{name}.{a.Text("key")}"] = a.Text("value"));
                else if (node[name] is List<string> texts)
                    shown[path + name] = string.Join(' ', texts);
                else if (node[name] is string or decimal)
                    shown[path + name] = FormattableString.Invariant($"{node[name]}");
            }
        }
    }

    /// <summary>What can be sold of a SKU at a location.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="location">The location's number: 1 is the main one, 2 the second.</param>
    /// <returns>How many; null when it is not stocked there.</returns>
    public int? ReadAvailable(string sku, int location = 1)
    {
        lock (_world.Gate)
            return _store.LevelOf(sku, location)?.Number("available");
    }

    /// <summary>People, or sales, change what can be sold of a SKU.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="by">By how many.</param>
    /// <param name="location">The location's number: 1 is the main one, 2 the second.</param>
    /// <exception cref="ArgumentException">It is not stocked there.</exception>
    public void MoveAvailable(string sku, int by, int location = 1)
    {
        lock (_world.Gate)
            _store.MoveAvailable(_store.LevelOf(sku, location) ?? throw new ArgumentException($"{sku} is not stocked there.", nameof(sku)), by, _world.CatchUp());
    }

    /// <summary>People end the use of a location.</summary>
    /// <param name="location">The location's number: 1 is the main one, 2 the second.</param>
    public void CloseLocation(int location)
    {
        lock (_world.Gate)
            _store.Find(ShopifyStore.LocationId(location), "Location")!["isActive"] = false;
    }
}
