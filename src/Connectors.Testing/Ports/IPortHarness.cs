namespace Connectors.Testing.Ports;

/// <summary>
/// What the author of an adapter gives the suites besides the adapter: a system behind it, new for each check, that can be made to lose answers.
/// A simulator or a sandbox account will do. <see cref="LostAnswers"/> does the losing for clients on <c>Connectors.Http</c>.
/// </summary>
public interface IPortHarness : IAsyncDisposable
{
    /// <summary>The next call that changes something is carried out by the system, and its answer never arrives.</summary>
    void LoseNextAnswer();

    /// <summary>The next call that changes something is lost before the system hears of it. The adapter cannot tell the two apart.</summary>
    void LoseNextRequest();

    /// <summary>Right before the next call that changes something leaves, when all that comes before it is done, this happens once.</summary>
    /// <param name="act">What happens.</param>
    void BeforeNextWrite(Action act);
}
