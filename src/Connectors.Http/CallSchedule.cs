namespace Connectors.Http;

/// <summary>Calls that a host makes again and again, as an input of <see cref="CallPlan"/>.</summary>
/// <param name="Operation">What is called.</param>
/// <param name="Every">Time from one run to the next; above zero.</param>
/// <param name="CallsPerRun">Calls of one run: the pages of a list, or one; at least 1.</param>
public sealed record CallSchedule(Operation Operation, TimeSpan Every, int CallsPerRun = 1)
{
    /// <summary>A list that is read page by page.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="every">Time from one run to the next; above zero.</param>
    /// <param name="items">Items of one run; not negative.</param>
    /// <param name="pageSize">Items of one page; at least 1.</param>
    public static CallSchedule OfPages(Operation operation, TimeSpan every, int items, int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return new(operation, every, Math.Max(1, (items / pageSize) + (items % pageSize == 0 ? 0 : 1)));
    }
}
