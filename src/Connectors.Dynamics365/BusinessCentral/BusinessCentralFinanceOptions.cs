using Connectors.Domain.Values;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>Where settlement journals are written in Business Central.</summary>
public sealed class BusinessCentralFinanceOptions
{
    private const int CodeLength = 10;
    private const int DimensionLength = 20;

    /// <summary>
    /// Code of the general journal (batch) that is kept for settlements alone, at most 10 characters: posting takes every line that is in it. It must have no posting number series, which would give what is posted
    /// another document number, and nobody could tell that it is.
    /// </summary>
    public string Journal { get; set; } = string.Empty;

    /// <summary>Name of the journal's template, at most 10 characters; null for the ERP's default one.</summary>
    public string? Template { get; set; }

    /// <summary>Code of the dimension whose values the fee table names, at most 20 characters; null when it names none.</summary>
    public string? Dimension { get; set; }

    /// <summary>
    /// The currency that the journal books in, for example <c>GBP</c>: the company's own, since the standard API takes none on a line. A settlement in another one is refused before
    /// anything is written.
    /// </summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>Most lines of one journal; 1 to 20,000. Default 5,000.</summary>
    public int MostLines { get; set; } = 5_000;

    /// <inheritdoc cref="BusinessCentralErpOptions.StillWorkingFor"/>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(30);

    internal CurrencyCode GetCurrency() => new(Currency);

    internal void Check(OptionsMistakes mistakes)
    {
        const int Most = 20_000;
        if (string.IsNullOrWhiteSpace(Journal) || Journal.Length > CodeLength)
            mistakes.Add(nameof(Journal), "must have 1 to 10 characters: the code of a general journal that is kept for settlements");
        if (Template is { } template && (string.IsNullOrWhiteSpace(template) || template.Length > CodeLength))
            mistakes.Add(nameof(Template), "must have 1 to 10 characters; leave it out for the ERP's default template");
        if (Dimension is { } dimension && (string.IsNullOrWhiteSpace(dimension) || dimension.Length > DimensionLength))
            mistakes.Add(nameof(Dimension), "must have 1 to 20 characters; leave it out when the fee table names no dimension");
        if (string.IsNullOrEmpty(Currency))
            mistakes.Add(nameof(Currency), "is missing: the company's own currency, three capital letters of ISO 4217, for example GBP");
        else
            mistakes.Read(Currency, static text => new CurrencyCode(text), "three capital letters of ISO 4217, for example GBP");
        if (MostLines is < 1 or > Most)
            mistakes.Add(nameof(MostLines), "must be 1 to 20000");
        mistakes.Within(StillWorkingFor, TimeSpan.Zero, TimeSpan.FromDays(1));
    }
}
