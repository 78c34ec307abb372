using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The people at the company's own desk: they sell over the counter, receive goods, count, and post. Used under the lock of the world.</summary>
internal sealed class ErpDesk(WorldState world, ErpCompany company)
{
    private const string Customer = "C-TRADE";

    private readonly ErpOrderWriter _writer = new(company);

    /// <summary>What they will do while the day lasts.</summary>
    public void Begin()
    {
        var shares = world.Options.BusinessCentral;
        for (var hour = 0; hour < world.Options.TradingWindow.TotalHours; hour++)
        {
            Plan("desk-orders", hour, shares.DeskOrders, Sell);
            Plan("goods-received", hour, shares.GoodsReceived, Receive);
        }
    }

    /// <summary>Keys an order of the trade counter, without an external number.</summary>
    /// <exception cref="ArgumentException">The ERP does not take such an order.</exception>
    public ErpDocument Key(string sku, decimal quantity, string? unit, DateTimeOffset now)
    {
        if (company.Customers.TrueForAll(static c => c.Number != Customer))
            company.Customers.Add(company.Setup.Customer(Customer, "Trade Counter", world.Start));
        var draft = new ErpDocument { Id = Guid.Empty, Number = string.Empty, CreatedAt = now };
        using var typed = JsonDocument.Parse($$"""
            {"customerNumber":"{{Customer}}","salesOrderLines":[{"lineType":"Item","lineObjectNumber":"{{JsonEncodedText.Encode(sku)}}",
             "unitOfMeasureCode":"{{JsonEncodedText.Encode(unit ?? company.Find(sku)?.Units[0].Code ?? string.Empty)}}","quantity":{{quantity.Text()}}}]}
            """);
        return _writer.Header(draft, typed.RootElement, isNew: true) is { } wrong
            ? throw new ArgumentException(wrong.Message, nameof(sku))
            : company.Book(draft, Actor.Person, now);
    }

    /// <summary>Ships and invoices an order: all of it, or no more than so much of each line.</summary>
    public ErpError? Post(ErpDocument order, decimal? most, DateTimeOffset now)
    {
        foreach (var line in order.Lines.Where(static l => l.LineType != "Comment"))
        {
            line.ShipNext = most is { } part ? Math.Min(part, line.Quantity - line.Shipped) : null;
            line.InvoiceNext = line.ShipNext is { } ships ? line.Shipped + ships - line.Invoiced : null;
        }

        var refused = company.ShipAndInvoice(order, Actor.Person, now);
        foreach (var line in order.Lines)
            line.ShipNext = line.InvoiceNext = null;
        return refused;
    }

    /// <summary>Closes what of an order will not leave: reopens it and brings each line of goods down to what was shipped. A line of which nothing was is deleted.</summary>
    public void CloseRest(ErpDocument order, DateTimeOffset now)
    {
        order.Lines.RemoveAll(static l => l is { LineType: "Item", Item.Type: "Inventory", Shipped: 0m });
        foreach (var line in order.Lines.Where(static l => l is { LineType: "Item", Item.Type: "Inventory" }))
            (line.Quantity, line.DiscountAmount) = (line.Shipped, ErpLine.Round(line.DiscountAmount * line.Shipped / line.Quantity));
        order.Status = "Draft";
        company.Changed(order, Actor.Person, now);
        if (order.Lines.TrueForAll(static l => l.LineType == "Comment" || l.Invoiced >= l.Quantity))
            world.Events.Add(new SalesOrderClosed(now, Actor.Person, ErpTrace.Id(order)));
    }

    /// <summary>Deletes an order of which all that was shipped is invoiced. What of it is outstanding goes with it.</summary>
    /// <exception cref="InvalidOperationException">Something was shipped and is not invoiced.</exception>
    public void DeleteRest(ErpDocument order, DateTimeOffset now)
    {
        if (order.Lines.Exists(static l => l.Shipped != l.Invoiced))
            throw new InvalidOperationException($"Order {order.Number} cannot be deleted: what was shipped must be invoiced first.");
        company.Orders.Remove(order);
        order.DeletedAt = now;
        world.Events.Add(new SalesOrderClosed(now, Actor.Person, ErpTrace.Id(order)));
    }

    private void Sell(Dice dice, DateTimeOffset now)
    {
        var order = Key(Pick(ref dice).Number, dice.Between(1, 6), null, now);
        world.Agenda.At(now + dice.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(6)), at =>
        {
            // What cannot be posted stays as it is: the person sees the message.
            if (company.Orders.Contains(order))
                Post(order, null, at);
        });
    }

    private void Receive(Dice dice, DateTimeOffset now)
    {
        var item = Pick(ref dice);
        company.Ledger.Adjust(item, dice.Chance(0.2m) ? -dice.Between(1, 5) : dice.Between(10, 200), now);
    }

    private ErpItemRecord Pick(ref Dice dice) => dice.Pick<ErpItemRecord>([.. company.Items.Where(static i => i.Type == "Inventory")]);

    private void Plan(string behaviour, int hour, decimal share, Action<Dice, DateTimeOffset> act)
    {
        if (!world.Happens($"business-central.{behaviour}", hour.Text(), share))
            return;
        var dice = Dice.For(world.Options.Seed, $"business-central.{behaviour}.what", hour.Text());
        var at = world.Start + TimeSpan.FromHours(hour) + dice.Between(TimeSpan.Zero, TimeSpan.FromMinutes(59));
        world.Agenda.At(at, now => act(dice, now));
    }
}
