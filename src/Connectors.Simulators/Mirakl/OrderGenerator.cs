using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>Makes the day's orders from the seed alone.</summary>
internal sealed class OrderGenerator(SimulationOptions options, IReadOnlyList<Offer> offers)
{
    private const int FirstNumber = 7_300_000;

    /// <summary>The orders of the day, by arrival.</summary>
    public IEnumerable<(PlannedOrder Plan, MiraklOrder Order)> Day(DateTimeOffset start) =>
        Enumerable.Range(0, options.Orders)
            .Select(i => Make(i, new PlannedOrder { ArrivesAt = start + Arrival(i) }, isPlanned: false))
            .OrderBy(made => made.Order.ArrivedAt)
            .ThenBy(made => made.Order.OrderId, StringComparer.Ordinal);

    /// <summary>An order as planned; what the plan leaves open is thrown, unless the order is planned by hand.</summary>
    public (PlannedOrder Plan, MiraklOrder Order) Make(int number, PlannedOrder plan, bool isPlanned)
    {
        var dice = Dice.For(options.Seed, "order", number.Text());
        var commercialId = (FirstNumber + number).Text();
        var orderId = plan.OrderId ?? commercialId + "-A";
        var shopper = Shopper.Make(ref dice);
        var unknownPack = !isPlanned && dice.Chance(options.UnknownPackShare);
        var fate = DispatchFate.Throw(ref dice, options);
        if (isPlanned)
        {
            var mapped = plan.CarrierText is null || DispatchFate.Usual.Any(u => u.Carrier == plan.CarrierText && u.Service is null);
            fate = new DispatchFate(fate.Delay, Math.Max(1, plan.Parcels), plan.CarrierText ?? "DPD Next Day", null, mapped, plan.CorrectsTracking, plan.BreaksPacks);
        }
        else
        {
            plan = plan with
            {
                PaymentRefused = dice.Chance(options.PaymentRefusalShare),
                CustomerCancelsAfter = dice.Chance(options.CustomerCancellationShare) ? dice.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(5)) : null,
                OperatorShips = dice.Chance(options.OperatorShipsShare),
                AddressLag = dice.Chance(options.LateAddressShare) ? dice.Between(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20)) : TimeSpan.Zero,
                Lines = Basket(ref dice, unknownPack),
            };
        }

        var behaviours = plan.Mirakl ?? options.Mirakl;
        var variety = MiraklVariety.Throw(behaviours, options.Seed, orderId);
        var (shipTo, billTo) = variety.People(shopper, options.Seed, orderId);
        var wanted = plan.Lines.Count > 0 ? plan.Lines : [new PlannedLine(offers[0].OfferId, 1)];
        if (variety.Kit && Kit(orderId, wanted) is { } kit)
            wanted = [.. wanted, kit];
        var lines = wanted.Select((line, index) =>
        {
            var offer = offers.FirstOrDefault(o => o.OfferId == line.OfferId) ?? throw new ArgumentException($"The catalogue has no offer {line.OfferId.Text()}.", nameof(plan));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(line.Quantity);
            var (quantity, unitPrice, price, shipping, deduced) = variety.Priced(index, line.Quantity, offer.Price, index == 0 ? Shipping(wanted, offers) : 0m);
            return new MiraklOrderLine
            {
                LineId = $"{orderId}-{(index + 1).Text()}",
                Index = index + 1,
                Offer = offer,
                Quantity = quantity,
                UnitPrice = unitPrice,
                OriginUnitPrice = offer.Price,
                Price = price,
                Deduced = deduced,
                Fee = variety.Fee && index == 0 ? 1.5m : 0m,
                Shipping = shipping,
            };
        }).ToList();
        if (variety.FreeLine)
            lines.Add(Gift(orderId, lines));

        var arrives = (plan.ArrivesAt ?? throw new ArgumentException("The order has no arrival.", nameof(plan))).ToUniversalTime();
        return (plan, new MiraklOrder
        {
            OrderId = orderId,
            CommercialId = plan.OrderId is null ? commercialId : orderId.Split('-')[0],
            CreatedAt = arrives,
            ArrivedAt = arrives,
            UpdatedAt = arrives,
            Lines = lines,
            Shopper = shipTo,
            BillTo = billTo,
            Variety = variety,
            Behaviours = behaviours,
            Currency = variety.Euros ? "EUR" : "GBP",
            OperatorShips = plan.OperatorShips,
            PaymentRefused = plan.PaymentRefused,
            AddressLag = plan.AddressLag,
            ShippingType = plan.OperatorShips ? "OPD" : dice.Chance(0.2m) ? "EXP" : "STD",
            Dispatch = fate,
            Planted = plan.OperatorShips ? "operator-ships"
                : lines.Exists(static l => l.Offer.UnknownPack) ? "unknown-pack"
                : !fate.Mapped ? "unmapped-carrier"
                : fate.BreaksPacks && fate.Parcels > 1 && lines.Exists(static l => l.Offer.BaseUnits > 1) ? "broken-pack" : null,
        });
    }

    /// <summary>A line more, which is a kit; null when something of each is in the order already.</summary>
    private PlannedLine? Kit(string orderId, IReadOnlyList<PlannedLine> lines)
    {
        var dice = Dice.For(options.Seed, "mirakl.kit.which", orderId);
        var taken = offers.Where(o => lines.Any(l => l.OfferId == o.OfferId)).SelectMany(static o => o.Sent).ToHashSet(StringComparer.Ordinal);
        var kits = offers.Where(o => o.Parts.Count > 0 && !o.Sent.Any(taken.Contains)).ToArray();
        return kits.Length > 0 ? new PlannedLine(dice.Pick<Offer>(kits).OfferId, dice.Between(1, 2)) : null;
    }

    /// <summary>A line more, which costs nothing: an item that is not in the order yet.</summary>
    private MiraklOrderLine Gift(string orderId, List<MiraklOrderLine> lines)
    {
        var dice = Dice.For(options.Seed, "mirakl.gift", orderId);
        var others = offers.Where(o => o is { UnknownPack: false, BaseUnits: 1, Parts.Count: 0 } && !lines.Exists(l => l.Offer.Sent.Contains(o.Sku))).ToArray();
        return new MiraklOrderLine
        {
            LineId = $"{orderId}-{(lines.Count + 1).Text()}",
            Index = lines.Count + 1,
            Offer = others.Length > 0 ? dice.Pick<Offer>(others) : lines[0].Offer,
            Quantity = dice.Between(1, 3),
            UnitPrice = 0m,
        };
    }

    /// <summary>Three throws added: most orders come around the middle of the window.</summary>
    private TimeSpan Arrival(int number)
    {
        var dice = Dice.For(options.Seed, "arrival", number.Text());
        var third = options.TradingWindow / 3;
        return dice.Between(TimeSpan.Zero, third) + dice.Between(TimeSpan.Zero, third) + dice.Between(TimeSpan.Zero, third);
    }

    /// <summary>One to four lines, no item twice.</summary>
    private PlannedLine[] Basket(ref Dice dice, bool unknownPack)
    {
        var known = offers.Where(static o => o is { UnknownPack: false, Parts.Count: 0 }).ToArray();
        var chosen = new List<Offer>();
        if (unknownPack)
            chosen.AddRange(offers.Where(o => o.UnknownPack).Take(1));
        var wanted = Math.Min(known.Length, dice.Between(1, 10) switch { <= 5 => 1, <= 8 => 2, 9 => 3, _ => 4 });
        for (var tries = 0; chosen.Count < wanted && tries < 50; tries++)
        {
            var offer = dice.Pick<Offer>(known);
            if (!chosen.Exists(o => o.Sku == offer.Sku))
                chosen.Add(offer);
        }

        var lines = new PlannedLine[chosen.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = new PlannedLine(chosen[i].OfferId, chosen[i].BaseUnits > 1 ? dice.Between(1, 2) : dice.Between(1, 4));
        return lines;
    }

    private static decimal Shipping(IReadOnlyList<PlannedLine> lines, IReadOnlyList<Offer> offers) =>
        lines.Sum(l => l.Quantity * (offers.FirstOrDefault(o => o.OfferId == l.OfferId)?.Price ?? 0m)) >= 60m ? 0m : 4.95m;
}
