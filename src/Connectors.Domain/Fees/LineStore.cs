using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>The lines of one cycle, each id once. What it holds does not depend on the order in which lines came, nor on how often.</summary>
internal sealed class LineStore(string cycleId)
{
    internal const int MaxDecimals = 4;
    private const int MaxIdLength = 200;
    private const int MaxExamples = 10;
    private const string AmountFormat = "0.####";

    /// <summary>Amounts below this with four decimals add up exactly, however many there are.</summary>
    private const decimal AmountLimit = 1_000_000_000_000_000m;

    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly List<StoredLine> _lines = [];
    private readonly Dictionary<FeeKey, int> _keyIndex = [];
    private readonly List<FeeKey> _keys = [];
    private readonly Dictionary<CurrencyCode, int> _currencyIndex = [];
    private readonly List<CurrencyCode> _currencies = [];
    private readonly SortedSet<string> _broken = new(StringComparer.Ordinal);

    internal int Count => _lines.Count;

    internal IReadOnlyList<FeeKey> Keys => _keys;

    internal IReadOnlyList<CurrencyCode> Currencies => _currencies;

    /// <summary>Some of the lines that cannot be used, each with what is wrong.</summary>
    internal IReadOnlyCollection<string> Broken => _broken;

    internal ReadOnlySpan<StoredLine> Lines => CollectionsMarshal.AsSpan(_lines);

    internal static bool IsExact(decimal amount) => Math.Abs(amount) < AmountLimit && decimal.Round(amount, MaxDecimals, MidpointRounding.ToZero) == amount;

    /// <summary>Whether a text can stand in the file of a proof.</summary>
    internal static bool IsPlain(string? text) => text is { Length: > 0 and <= MaxIdLength } && !text.Any(char.IsControl);

    internal static string Canonical(decimal amount) => amount == 0 ? "0" : amount.ToString(AmountFormat, CultureInfo.InvariantCulture);

    internal void Add(SettlementLine line)
    {
        if (Mistake(line) is { } mistake)
        {
            _broken.Add(mistake);
            if (_broken.Count > MaxExamples)
                _broken.Remove(_broken.Max!);
            return;
        }

        var seen = new StoredLine
        {
            Id = line.Id,
            OrderId = line.OrderId,
            Amount = line.Amount.Amount,
            UpdatedAt = line.UpdatedAt.UtcTicks,
            Key = IndexOf(new FeeKey(line.Type, line.FeeCode), _keyIndex, _keys),
            Currency = IndexOf(line.Amount.Currency, _currencyIndex, _currencies),
            State = line.State,
        };
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_byId, line.Id, out var isKnown);
        if (isKnown)
        {
            ref var known = ref CollectionsMarshal.AsSpan(_lines)[index];
            known = Later(known, seen);
        }
        else
        {
            index = _lines.Count;
            _lines.Add(seen);
        }
    }

    internal bool Contains(string id) => _byId.ContainsKey(id);

    internal int[] InIdOrder()
    {
        var ids = new string[_lines.Count];
        var order = new int[_lines.Count];
        for (var i = 0; i < order.Length; i++)
            (ids[i], order[i]) = (_lines[i].Id, i);
        Array.Sort(ids, order, StringComparer.Ordinal);
        return order;
    }

    internal string Hash(int[] idOrder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>();
        Span<char> amount = stackalloc char[40];
        foreach (var i in idOrder)
        {
            ref readonly var line = ref Lines[i];
            Write(buffer, line.Id, '\t');
            Write(buffer, _keys[line.Key].Type, '\t');
            Write(buffer, _currencies[line.Currency].Value, '\t');
            if (line.Amount == 0)
            {
                Write(buffer, "0", '\n');
            }
            else
            {
                line.Amount.TryFormat(amount, out var length, AmountFormat, CultureInfo.InvariantCulture);
                Write(buffer, amount[..length], '\n');
            }

            hash.AppendData(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Ids that came with two contents and nothing to tell which is the later one, in id order.</summary>
    internal IReadOnlyList<string> Conflicts() => [.. _lines.Where(static l => l.IsInConflict).Select(static l => l.Id).Order(StringComparer.Ordinal)];

    internal Dictionary<(string Type, string Currency), (int Lines, decimal Credited, decimal Debited)> Totals()
    {
        var totals = new Dictionary<(string Type, string Currency), (int Lines, decimal Credited, decimal Debited)>();
        foreach (ref readonly var line in Lines)
        {
            ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, (_keys[line.Key].Type, _currencies[line.Currency].Value), out _);
            total = (total.Lines + 1, total.Credited + Math.Max(line.Amount, 0), total.Debited - Math.Min(line.Amount, 0));
        }

        return totals;
    }

    private static void Write(ArrayBufferWriter<byte> buffer, ReadOnlySpan<char> text, char end)
    {
        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write([(byte)end]);
    }

    private static int IndexOf<T>(T value, Dictionary<T, int> indexes, List<T> values)
        where T : notnull
    {
        if (!indexes.TryGetValue(value, out var index))
        {
            index = values.Count;
            indexes.Add(value, index);
            values.Add(value);
        }

        return index;
    }

    private string? Mistake(SettlementLine line)
    {
        if (!IsPlain(line.Id))
            return "a line without a usable id";
        if (!IsPlain(line.Type))
            return $"{line.Id}: no usable type";
        if (line.Amount.Currency == default)
            return $"{line.Id}: no currency";
        if (!IsExact(line.Amount.Amount))
            return $"{line.Id}: an amount that is too large or has more than {MaxDecimals.ToString(CultureInfo.InvariantCulture)} decimals";
        return line.CycleId is { } other && other != cycleId ? $"{line.Id}: belongs to another cycle" : null;
    }

    private StoredLine Later(in StoredLine known, in StoredLine seen)
    {
        var isSame = known.IsSameAs(seen);
        var isCorrected = known.IsCorrected || seen.IsCorrected || !isSame;
        if (seen.UpdatedAt != known.UpdatedAt)
        {
            var later = seen.UpdatedAt > known.UpdatedAt ? seen : known;
            return later with { IsCorrected = isCorrected };
        }

        // Nothing tells which is right; the choice only has to be the same whichever came first.
        if (!isSame)
            return (string.CompareOrdinal(Written(known), Written(seen)) <= 0 ? known : seen) with { IsCorrected = true, IsInConflict = true };
        return seen.State > known.State ? known with { State = seen.State } : known;
    }

    private string Written(in StoredLine line) => string.Join(
        '\t', _keys[line.Key].Type, _keys[line.Key].FeeCode, _currencies[line.Currency].Value, Canonical(line.Amount), line.OrderId, line.State.ToString());

    internal struct StoredLine
    {
        internal required string Id { get; init; }

        internal string? OrderId { get; init; }

        internal decimal Amount { get; init; }

        /// <summary>UTC ticks.</summary>
        internal long UpdatedAt { get; init; }

        internal int Key { get; init; }

        internal int Currency { get; init; }

        internal SettlementLineState State { get; init; }

        internal bool IsCorrected { get; init; }

        internal bool IsInConflict { get; init; }

        /// <summary>Whether both say the same about money. A state that only went on says the same.</summary>
        internal readonly bool IsSameAs(in StoredLine other) =>
            Amount == other.Amount && Key == other.Key && Currency == other.Currency && OrderId == other.OrderId
            && (State == SettlementLineState.NotApplicable) == (other.State == SettlementLineState.NotApplicable);
    }
}
