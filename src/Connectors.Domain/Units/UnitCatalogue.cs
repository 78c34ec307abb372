using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Carriers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>Converts between base units and packs, exactly. An unknown pack is refused; it is never taken as one. Immutable and thread-safe.</summary>
/// <remarks>
/// Quantities are exact up to one million million with six decimals; what lies beyond is refused as <see cref="ReasonCatalogue.UnitOverflow"/>.
/// Successful answers do not allocate.
/// </remarks>
public sealed class UnitCatalogue
{
    private const string TableName = "units";

    private readonly FrozenDictionary<string, SkuUnits> _skus;
    private readonly FrozenDictionary<AliasKey, UnitCode> _unitsByText;
    private readonly FrozenDictionary<NameKey, string> _textsByUnit;
    private readonly FrozenSet<UnitCode> _units;
    private readonly FrozenDictionary<PackKey, OrderQuantityLimits> _orderQuantities;
    private readonly FrozenDictionary<string, KitPart[]> _kits;

    private UnitCatalogue(UnitTable table)
    {
        Version = table.Version;
        _skus = table.Rows.GroupBy(static r => r.Sku.Value).ToFrozenDictionary(static g => g.Key, static g => new SkuUnits([.. g]), StringComparer.Ordinal);
        _unitsByText = table.Aliases.ToFrozenDictionary(static a => new AliasKey(a.System, a.Text), static a => a.Unit);
        _textsByUnit = table.Aliases
            .GroupBy(static a => new NameKey(a.System, a.Unit))
            .ToFrozenDictionary(static g => g.Key, static g => g.First().Text);
        _units = table.Rows.Select(static r => r.Unit).Concat(table.Aliases.Select(static a => a.Unit)).ToFrozenSet();
        _orderQuantities = table.OrderQuantities.ToFrozenDictionary(static r => new PackKey(r.Sku, r.Unit), OrderQuantityLimits.Of);
        _kits = table.Kits.GroupBy(static r => r.Kit.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static r => new KitPart(r.Part, r.Quantity)).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    /// <example>
    /// <code>
    /// var units = UnitCatalogue.Compile(new UnitTable
    /// {
    ///     Version = "2026-03-01",
    ///     Rows =
    ///     [
    ///         new UnitRow(new Sku("PAINT-5L"), new UnitCode("EA"), new Ratio(1), IsBase: true),
    ///         new UnitRow(new Sku("PAINT-5L"), new UnitCode("XCS"), new Ratio(12), IsBase: false),
    ///     ],
    ///     Aliases = [new UnitAlias("business-central", "PCS", new UnitCode("EA"))],
    /// });
    ///
    /// if (!units.IsOk)
    ///     return units.Refusals;   // every wrong cell, at once
    /// var catalogue = units.Value;
    /// </code>
    /// </example>
    public static Validated<UnitCatalogue, RowError> Compile(UnitTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        CheckRows(table.Rows, check);
        CheckAliases(table, check);
        CheckOrderQuantities(table, check);
        CheckKits(table, check);
        return check.Finish(() => new UnitCatalogue(table));
    }

    /// <summary>Base units in one <paramref name="unit"/> of the SKU.</summary>
    public Outcome<Ratio> BaseUnitsPer(Sku sku, UnitCode unit) =>
        FindPack(sku, unit, out _) is { } pack ? pack.BaseUnits : UnknownPack(sku, unit);

    /// <summary>The SKU's base unit.</summary>
    public Outcome<UnitCode> BaseUnitOf(Sku sku) => _skus.TryGetValue(sku.Value, out var units) ? units.Base.Unit : UnknownSku(sku);

    /// <summary>What one base unit of a kit consists of, in the order of the table; empty for a SKU that is no kit.</summary>
    public IReadOnlyList<KitPart> PartsOf(Sku sku) => _kits.GetValueOrDefault(sku.Value) ?? [];

    /// <summary>As much of a quantity as can be counted in the SKU's base unit, rounded towards zero: 42.3 of goods counted in pieces are 42.</summary>
    /// <param name="sku">The goods.</param>
    /// <param name="baseQuantity">How many base units.</param>
    public Outcome<decimal> Countable(Sku sku, decimal baseQuantity)
    {
        if (!_skus.TryGetValue(sku.Value, out var units))
            return UnknownSku(sku);
        return Exact.InRange(baseQuantity) ? decimal.Round(baseQuantity, units.Base.Decimals, MidpointRounding.ToZero) : TooLarge(sku, baseQuantity);
    }

    /// <summary>The same goods counted in base units. Never rounds: a fraction of something that is counted is refused.</summary>
    /// <param name="sku">The goods.</param>
    /// <param name="quantity">How much, in any unit of the SKU; negative for goods that come back.</param>
    public Outcome<Quantity> ToBase(Sku sku, Quantity quantity)
    {
        if (FindPack(sku, quantity.Unit, out var units) is not { } pack)
            return UnknownPack(sku, quantity.Unit);
        if (Exact.TryMultiplyWhole(quantity.Value, pack.BaseUnits, out var whole))
            return new Quantity(whole, units.Base.Unit);
        if (!Exact.InRange(quantity.Value))
            return TooLarge(sku, quantity.Value);
        if (!Exact.HasAtMost(pack.Decimals, quantity.Value) || !Exact.TryMultiply(quantity.Value, pack.BaseUnits, units.Base.Decimals, out var amount))
            return Fraction(sku, quantity, pack, units.Base);
        return Exact.InRange(amount) ? new Quantity(amount, units.Base.Unit) : TooLarge(sku, quantity.Value);
    }

    /// <summary>Base units counted in packs: whole packs towards zero, and what is left in base units. Nothing is lost between the two.</summary>
    /// <param name="sku">The goods.</param>
    /// <param name="baseQuantity">How many base units.</param>
    /// <param name="pack">The pack to count in.</param>
    public Outcome<PackCount> ToPacks(Sku sku, decimal baseQuantity, UnitCode pack)
    {
        if (FindPack(sku, pack, out var units) is not { } found)
            return UnknownPack(sku, pack);
        if (Exact.TryDivideWhole(baseQuantity, found.BaseUnits, out var packs, out var left))
            return new PackCount(packs, left);
        if (!Exact.InRange(baseQuantity))
            return TooLarge(sku, baseQuantity);
        if (!Exact.HasAtMost(units.Base.Decimals, baseQuantity))
            return Fraction(sku, new Quantity(baseQuantity, units.Base.Unit), found, units.Base);
        var whole = Exact.DivideWhole(baseQuantity, found.BaseUnits, out var rest);
        return Exact.TryMultiply(rest, new Ratio(1, found.BaseUnits.Denominator), units.Base.Decimals, out var loose)
            ? new PackCount(whole, loose)
            : Fraction(sku, new Quantity(baseQuantity, units.Base.Unit), found, units.Base);
    }

    /// <summary>Base units counted in several packs: as many of the largest as fit, then of the next, and what is left in base units.</summary>
    /// <remarks>It does not search: with packs of 5 and 3, six is one of 5 and 1 loose. Packs of the same size come in the order of their codes.</remarks>
    /// <param name="sku">The goods.</param>
    /// <param name="baseQuantity">How many base units; negative for goods that come back.</param>
    /// <param name="packs">The packs to count in; null for every unit of the SKU, which leaves nothing loose that can be counted.</param>
    public Outcome<PackBreakdown> BreakDown(Sku sku, decimal baseQuantity, IReadOnlyCollection<UnitCode>? packs = null)
    {
        if (!_skus.TryGetValue(sku.Value, out var units))
            return UnknownSku(sku);
        var found = new List<UnitRow>();
        foreach (var pack in packs?.Distinct() ?? units.Rows.Select(static r => r.Unit))
        {
            if (FindPack(sku, pack, out _) is not { } row)
                return UnknownPack(sku, pack);
            found.Add(row);
        }

        var counted = new List<Quantity>(found.Count);
        var left = baseQuantity;
        foreach (var row in found.OrderByDescending(static r => r.BaseUnits).ThenBy(static r => r.Unit.Value, StringComparer.Ordinal))
        {
            var count = ToPacks(sku, left, row.Unit);
            if (!count.IsOk)
                return count.Refusal;
            if (count.Value.Whole != 0)
                counted.Add(new Quantity(count.Value.Whole, row.Unit));
            left = count.Value.Loose;
        }

        return new PackBreakdown { Packs = counted, Loose = left };
    }

    /// <summary>Whether so much may be ordered at once, and which allowed quantities come nearest if not.</summary>
    /// <param name="sku">The goods.</param>
    /// <param name="quantity">The quantity, in the unit it is ordered in.</param>
    /// <returns>
    /// The quantity itself when it may be ordered; otherwise one refusal: <see cref="ReasonCatalogue.OrderQuantityNotAllowed"/>, or
    /// <see cref="ReasonCatalogue.UnitSkuUnknown"/> or <see cref="ReasonCatalogue.UnitUnknown"/> when there is no such pack.
    /// </returns>
    public Validated<Quantity, OrderQuantityRefusal> CheckOrder(Sku sku, Quantity quantity)
    {
        if (FindPack(sku, quantity.Unit, out _) is not { } unit)
            return NotOrderable(UnknownPack(sku, quantity.Unit), OrderQuantityRule.Unit, null, null);
        var limits = _orderQuantities.TryGetValue(new PackKey(sku, quantity.Unit), out var found) ? found : OrderQuantityLimits.Of(unit);
        var (broken, below, above) = limits.Judge(quantity.Value);
        return broken == OrderQuantityRule.None ? quantity : NotOrderable(NotAllowed(sku, quantity, limits, broken, below, above), broken, below, above);
    }

    /// <summary>
    /// The unit that a system means by a text: its alias, else a unit code of our own for which that system has no other word.
    /// Compared exactly, case-sensitively.
    /// </summary>
    public Outcome<UnitCode> Resolve(string system, string text)
    {
        if (_unitsByText.TryGetValue(new AliasKey(system, text), out var unit))
            return unit;
        if (!string.IsNullOrWhiteSpace(text) && _units.Contains(unit = new UnitCode(text)) && !_textsByUnit.ContainsKey(new NameKey(system, unit)))
            return unit;
        return new Refusal
        {
            Reason = ReasonCatalogue.UnitUnknown,
            Message = $"'{text}' is no unit that {system} is known to use.",
            Remedy = "Add the text as an alias of a unit.",
            Facts = [new Fact("system", system), new Fact("unit text", text)],
            Table = TableName,
            TableVersion = Version,
        };
    }

    /// <summary>What a system calls the unit: its first alias, else the code itself.</summary>
    public string VendorText(string system, UnitCode unit) =>
        _textsByUnit.TryGetValue(new NameKey(system, unit), out var text) ? text : unit.Value;

    private static void CheckRows(IReadOnlyList<UnitRow> rows, TableCheck check)
    {
        var packs = new Dictionary<PackKey, int>();
        var gtins = new Dictionary<string, int>(StringComparer.Ordinal);
        var bases = new Dictionary<Sku, (int FirstRow, int Count)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var number = i + 1;
            check.Text(number, nameof(UnitRow.Sku), row.Sku.Value);
            check.Text(number, nameof(UnitRow.Unit), row.Unit.Value);
            if (!packs.TryAdd(new PackKey(row.Sku, row.Unit), number))
                check.Add(number, nameof(UnitRow.Unit), row.Unit.Value, $"a unit once per SKU; row {Text(packs[new PackKey(row.Sku, row.Unit)])} has it too");
            if (!Exact.InRange(row.BaseUnits))
                check.Add(number, nameof(UnitRow.BaseUnits), row.BaseUnits.ToString(), "no part above one thousand million");
            if (row.IsBase && row.BaseUnits != default)
                check.Add(number, nameof(UnitRow.BaseUnits), row.BaseUnits.ToString(), "1 on the base row");
            if (row.Decimals is < 0 or > Exact.MaxDecimals)
                check.Add(number, nameof(UnitRow.Decimals), Text(row.Decimals), "0 to 6");
            if (row.Gtin is { } gtin)
                CheckGtin(gtin, number, gtins, check);

            var seen = bases.GetValueOrDefault(row.Sku, (FirstRow: number, Count: 0));
            bases[row.Sku] = (seen.FirstRow, seen.Count + (row.IsBase ? 1 : 0));
        }

        foreach (var (sku, (firstRow, count)) in bases)
        {
            if (count != 1)
                check.Add(firstRow, nameof(UnitRow.IsBase), Text(count), $"one base row for SKU {sku}");
        }
    }

    private static void CheckGtin(string gtin, int row, Dictionary<string, int> seen, TableCheck check)
    {
        if (gtin.Length is not (8 or 12 or 13 or 14) || !gtin.All(char.IsAsciiDigit) || CheckDigits.Gs1(gtin.AsSpan(0, gtin.Length - 1)) != gtin[^1])
            check.Add(row, nameof(UnitRow.Gtin), gtin, "8, 12, 13 or 14 digits with a right check digit");
        else if (!seen.TryAdd(gtin.PadLeft(14, '0'), row))
            check.Add(row, nameof(UnitRow.Gtin), gtin, $"a GTIN of one pack only; row {Text(seen[gtin.PadLeft(14, '0')])} has it too");
    }

    private static void CheckAliases(UnitTable table, TableCheck check)
    {
        var seen = new Dictionary<AliasKey, int>();
        var named = table.Aliases.Select(static a => new NameKey(a.System, a.Unit)).ToHashSet();
        var units = table.Rows.Select(static r => r.Unit).Concat(table.Aliases.Select(static a => a.Unit)).ToHashSet();
        for (var i = 0; i < table.Aliases.Count; i++)
        {
            var alias = table.Aliases[i];
            var number = i + 1;
            check.Text(number, "Alias.System", alias.System);
            check.Text(number, "Alias.Unit", alias.Unit.Value);
            if (!check.Text(number, "Alias.Text", alias.Text))
                continue;
            if (!seen.TryAdd(new AliasKey(alias.System, alias.Text), number))
                check.Add(number, "Alias.Text", alias.Text, $"a text once per system; alias {Text(seen[new AliasKey(alias.System, alias.Text)])} has it too");

            // Without this the code would be sent to the system and come back as another unit.
            var same = new UnitCode(alias.Text);
            if (same != alias.Unit && units.Contains(same) && !named.Contains(new NameKey(alias.System, same)))
                check.Add(number, "Alias.Text", alias.Text, $"an alias in {alias.System} for our own unit {alias.Text} too, because the text is its code");
        }
    }

    private static void CheckOrderQuantities(UnitTable table, TableCheck check)
    {
        var units = table.Rows.GroupBy(static r => new PackKey(r.Sku, r.Unit)).ToDictionary(static g => g.Key, static g => g.First());
        var seen = new Dictionary<PackKey, int>();
        for (var i = 0; i < table.OrderQuantities.Count; i++)
        {
            var row = table.OrderQuantities[i];
            var key = new PackKey(row.Sku, row.Unit);
            OrderQuantityLimits.CheckRow(row, units.GetValueOrDefault(key), i + 1, check);
            if (!seen.TryAdd(key, i + 1))
                check.Add(i + 1, "OrderQuantity.Unit", row.Unit.Value, $"a unit once per SKU; row {Text(seen[key])} has it too");
        }
    }

    private static void CheckKits(UnitTable table, TableCheck check)
    {
        var bases = table.Rows.Where(static r => r.IsBase).GroupBy(static r => r.Sku).ToDictionary(static g => g.Key, static g => g.First());
        var kits = table.Kits.Select(static r => r.Kit).ToHashSet();
        var seen = new Dictionary<(Sku, Sku), int>();
        for (var i = 0; i < table.Kits.Count; i++)
        {
            var row = table.Kits[i];
            var number = i + 1;
            if (!bases.TryGetValue(row.Kit, out var kit))
                check.Add(number, "Kit.Kit", row.Kit.Value, "a SKU that has units");
            else if (kit.Decimals > 0)
                check.Add(number, "Kit.Kit", row.Kit.Value, "a SKU whose base unit is counted, with 0 decimals");
            if (!bases.TryGetValue(row.Part, out var part))
                check.Add(number, "Kit.Part", row.Part.Value, "a SKU that has units");
            else if (kits.Contains(row.Part))
                check.Add(number, "Kit.Part", row.Part.Value, "a SKU that is no kit itself");
            if (row.Quantity is <= 0 or > Exact.MaxRatioPart || !Exact.HasAtMost(part?.Decimals ?? Exact.MaxDecimals, row.Quantity))
                check.Add(number, "Kit.Quantity", Text(row.Quantity), "above 0, at most one thousand million and no finer than the part's base unit");
            if (!seen.TryAdd((row.Kit, row.Part), number))
                check.Add(number, "Kit.Part", row.Part.Value, $"a part once a kit; row {Text(seen[(row.Kit, row.Part)])} has it too");
        }
    }

    private UnitRow? FindPack(Sku sku, UnitCode unit, out SkuUnits units)
    {
        if (_skus.TryGetValue(sku.Value, out units!))
        {
            foreach (var row in units.Rows)
            {
                if (row.Unit == unit)
                    return row;
            }
        }

        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private Refusal UnknownPack(Sku sku, UnitCode unit)
    {
        if (!_skus.TryGetValue(sku.Value, out var units))
            return UnknownSku(sku);
        var known = string.Join(", ", units.Rows.Select(static r => r.Unit.Value).Order(StringComparer.Ordinal));
        return new Refusal
        {
            Reason = ReasonCatalogue.UnitUnknown,
            Message = $"SKU {sku} has no unit '{unit}'.",
            Remedy = "Add the unit with its number of base units to the SKU.",
            Facts = [new Fact("SKU", sku.Value), new Fact("unit", unit.Value), new Fact("known units", known)],
            Table = TableName,
            TableVersion = Version,
        };
    }

    private Refusal UnknownSku(Sku sku) => new()
    {
        Reason = ReasonCatalogue.UnitSkuUnknown,
        Message = $"SKU '{sku}' has no units.",
        Remedy = "Add the SKU with its base unit and packs.",
        Facts = [new Fact("SKU", sku.Value)],
        Table = TableName,
        TableVersion = Version,
    };

    private Refusal Fraction(Sku sku, Quantity quantity, UnitRow pack, UnitRow baseUnit) => new()
    {
        Reason = ReasonCatalogue.UnitFraction,
        Message = $"{quantity} of SKU {sku} is not a quantity that can be counted.",
        Remedy = "Correct the quantity, the base units of the pack, or the decimals of the unit.",
        Facts =
        [
            new Fact("SKU", sku.Value), new Fact("quantity", quantity.ToString()), new Fact("base unit", baseUnit.Unit.Value),
            new Fact("base units in a pack", pack.BaseUnits.ToString()), new Fact("decimals allowed", Text(baseUnit.Decimals)),
        ],
        Table = TableName,
        TableVersion = Version,
    };

    private Refusal TooLarge(Sku sku, decimal quantity) => new()
    {
        Reason = ReasonCatalogue.UnitOverflow,
        Message = $"A quantity of SKU {sku} is too large to be converted exactly.",
        Remedy = "Correct the quantity or the base units of the pack.",
        Facts = [new Fact("SKU", sku.Value), new Fact("quantity", Text(quantity))],
        Table = TableName,
        TableVersion = Version,
    };

    private Refusal NotAllowed(Sku sku, Quantity quantity, in OrderQuantityLimits limits, OrderQuantityRule broken, decimal? below, decimal? above)
    {
        var facts = new List<Fact>
        {
            new("SKU", sku.Value), new("quantity", quantity.ToString()), new("rule", broken.ToString()),
            new("minimum", Text(limits.Minimum)), new("maximum", Text(limits.Maximum)), new("multiple", Text(limits.Multiple)),
        };
        if (below is { } less)
            facts.Add(new Fact("nearest below", Text(less)));
        if (above is { } more)
            facts.Add(new Fact("nearest above", Text(more)));
        return new Refusal
        {
            Reason = ReasonCatalogue.OrderQuantityNotAllowed,
            Message = $"SKU {sku} cannot be ordered as {quantity}.",
            Remedy = "Agree an allowed quantity with the buyer, or correct the order quantities of the SKU.",
            Facts = facts,
            Table = TableName,
            TableVersion = Version,
        };
    }

    private static Validated<Quantity, OrderQuantityRefusal> NotOrderable(Refusal why, OrderQuantityRule broken, decimal? below, decimal? above) =>
        new([new OrderQuantityRefusal(why, broken, below, above)]);

    private readonly record struct PackKey(Sku Sku, UnitCode Unit);

    private readonly record struct AliasKey(string System, string Text);

    private readonly record struct NameKey(string System, UnitCode Unit);

    /// <summary>One SKU's units: so few that walking them is faster than hashing.</summary>
    private sealed class SkuUnits(UnitRow[] rows)
    {
        internal UnitRow[] Rows { get; } = rows;

        internal UnitRow Base { get; } = rows.First(static r => r.IsBase);
    }
}
