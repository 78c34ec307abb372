using Connectors.Domain.Reasons;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests;

/// <summary>Short words for what every module's tests ask.</summary>
internal static class Expect
{
    internal static T Compiled<T>(Validated<T, RowError> compilation)
        where T : class
    {
        Assert.Empty(compilation.Refusals);
        return compilation.Value;
    }

    internal static Refusal Refused<T>(Outcome<T> outcome, Reason reason)
        where T : notnull
    {
        Assert.False(outcome.IsOk);
        return Refused(outcome.Refusal, reason);
    }

    internal static Refusal Refused(Refusal? refusal, Reason reason)
    {
        Assert.NotNull(refusal);
        Assert.Same(reason, refusal.Reason);
        Assert.NotEmpty(refusal.Message);
        Assert.NotEmpty(refusal.Remedy);
        Assert.NotEmpty(refusal.Facts);
        Assert.All(refusal.Facts, static f => Assert.NotEmpty(f.Name));
        Assert.Equal(refusal.Table is null, refusal.TableVersion is null);
        Assert.NotEqual("", refusal.Table);
        return refusal;
    }

    internal static string Fact(Refusal refusal, string name) => refusal.Facts.First(f => f.Name == name).Value;

    /// <summary>The row errors as <c>row column</c>, and no compiled table.</summary>
    internal static string[] RowErrors<T>(Validated<T, RowError> compilation)
        where T : class
    {
        Assert.False(compilation.IsOk);
        Assert.All(compilation.Refusals, static m => Assert.NotEmpty(m.Expected));
        return [.. compilation.Refusals.Select(m => $"{m.Line} {m.Column}")];
    }

    internal static void ForAll<T>(Gen<T> cases, Action<T> holds) =>
        Prop.ForAll(cases.ToArbitrary(), holds).QuickCheckThrowOnFailure();

    /// <summary>The items in some order.</summary>
    internal static Gen<T[]> Shuffled<T>(IEnumerable<T> items) => Gen.Shuffle(items);
}
