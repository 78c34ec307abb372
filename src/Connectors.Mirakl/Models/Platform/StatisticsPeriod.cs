using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>A period of the shop's statistics. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<StatisticsPeriod>))]
public readonly record struct StatisticsPeriod : IStringValue<StatisticsPeriod>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public StatisticsPeriod(string value) => _value = value;

    /// <summary>Since the shop was opened.</summary>
    public static StatisticsPeriod AllSinceBeginning { get; } = new("ALL_SINCE_BEGINNING");

    /// <summary>The last month.</summary>
    public static StatisticsPeriod LastMonth { get; } = new("LAST_MONTH");

    /// <summary>The last three months.</summary>
    public static StatisticsPeriod LastThreeMonths { get; } = new("LAST_THREE_MONTHS");

    /// <summary>The last six months.</summary>
    public static StatisticsPeriod LastSixMonths { get; } = new("LAST_SIX_MONTHS");

    /// <summary>The last year.</summary>
    public static StatisticsPeriod LastYear { get; } = new("LAST_YEAR");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static StatisticsPeriod From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
