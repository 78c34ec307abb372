namespace Connectors.Testing;

/// <summary>One thing that an implementation must do, as code that any test framework can run. Every run is on its own: checks share nothing.</summary>
public sealed class ConformanceCheck
{
    private readonly Func<Task> _run;

    internal ConformanceCheck(string name, Func<Task> run)
    {
        Name = name;
        _run = run;
    }

    /// <summary>What must be so, as a sentence without its full stop; unique within its suite, and stable, so that it can be the name of a test.</summary>
    public string Name { get; }

    /// <summary>Tries it once.</summary>
    /// <param name="cancellationToken">Gives up waiting for the check.</param>
    /// <exception cref="ConformanceException">It is not so; the message says what was expected and what was seen.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _run().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not ConformanceException && !cancellationToken.IsCancellationRequested)
        {
            throw new ConformanceException($"{Name}: nothing but the checked behaviour was expected to fail, but {e.GetType().Name} came: {e.Message}", e);
        }
        catch (ConformanceException e)
        {
            throw new ConformanceException($"{Name}: {e.Message}", e.InnerException);
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
