namespace Connectors.Domain.Deadlines;

/// <summary>The working days of marketplaces, and their holidays.</summary>
/// <remarks>Value equality does not look into the lists. Mistakes in <see cref="Holidays"/> name columns that start with <c>Holiday.</c>.</remarks>
public sealed record CalendarTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The calendars, at most one a marketplace and one for all others; never null.</summary>
    public IReadOnlyList<CalendarRow> Rows { get => field ?? []; init; }

    /// <summary>The holidays, never null.</summary>
    public IReadOnlyList<HolidayRow> Holidays { get => field ?? []; init; }
}
