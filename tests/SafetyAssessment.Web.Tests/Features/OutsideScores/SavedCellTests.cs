using SafetyAssessment.Domain;
using SafetyAssessment.Web.Features.OutsideScores;

namespace SafetyAssessment.Web.Tests.Features.OutsideScores;

/// <summary>What a cell that saves itself promises. The store here counts versions and operation ids as the database does.</summary>
public class SavedCellTests
{
    private readonly Store store = new();

    [Fact]
    public async Task A_value_is_saved_with_the_version_it_was_read_with_and_the_time_is_told()
    {
        var cell = Cell();

        await cell.Enter(90);
        await cell.Enter(85);

        store.Value.ShouldBe(85);
        store.Version.ShouldBe(2);
        (cell.State, cell.Stored, cell.Version).ShouldBe((CellState.Saved, 85m, 2L));
        cell.SavedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_value_again_is_not_saved_again()
    {
        var cell = Cell();
        await cell.Enter(90);

        await cell.Enter(90);

        store.Operations.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_entered_while_a_save_is_under_way_follows_it()
    {
        var cell = Cell();
        store.Gate = new TaskCompletionSource();
        var saving = cell.Enter(1);
        await cell.Enter(2);
        await cell.Enter(3);
        cell.State.ShouldBe(CellState.Saving);

        store.Gate.SetResult();
        await saving;

        store.Value.ShouldBe(3);
        store.Version.ShouldBe(2, "the value in between was never sent");
    }

    [Fact]
    public async Task A_refused_value_stays_in_the_cell_with_the_refusal()
    {
        var cell = Cell();

        await cell.Enter(120);

        cell.State.ShouldBe(CellState.Refused);
        cell.Refusal!.Code.ShouldBe(Rules.InvalidInput);
        (cell.Entered, cell.Stored).ShouldBe((120m, null));
        store.Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_clash_shows_both_values_and_saves_nothing_until_it_is_decided()
    {
        var cell = Cell();
        store.SetBySomeoneElse(70);

        await cell.Enter(90);
        await cell.Enter(95);

        cell.State.ShouldBe(CellState.Clash);
        (cell.Clash!.Mine, cell.Clash.Theirs, cell.Clash.By).ShouldBe((90m, 70m, "someone"));
        store.Value.ShouldBe(70);
    }

    [Fact]
    public async Task A_clash_decided_for_mine_stores_mine_on_top_of_theirs()
    {
        var cell = Cell();
        store.SetBySomeoneElse(70);
        await cell.Enter(90);

        await cell.KeepMine();

        (store.Value, store.Version).ShouldBe((90m, 2L));
        cell.State.ShouldBe(CellState.Saved);
    }

    [Fact]
    public async Task A_clash_decided_for_theirs_stores_nothing()
    {
        var cell = Cell();
        store.SetBySomeoneElse(70);
        await cell.Enter(90);

        cell.TakeTheirs();

        (cell.Entered, cell.Version, store.Version).ShouldBe((70m, 1L, 1L));
        await cell.Enter(71);
        store.Value.ShouldBe(71);
    }

    [Fact]
    public async Task Two_people_who_enter_the_same_have_nothing_to_decide()
    {
        var cell = Cell();
        store.SetBySomeoneElse(90);

        await cell.Enter(90);

        cell.Clash.ShouldBeNull();
        cell.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_save_whose_answer_got_lost_is_never_called_saved_and_is_not_done_twice()
    {
        var cell = Cell();
        store.LoseNextAnswer = true;
        await cell.Enter(90);
        cell.State.ShouldBe(CellState.Unconfirmed);

        await cell.Retry();

        cell.State.ShouldBe(CellState.Saved);
        (store.Value, store.Version).ShouldBe((90m, 1L));
        store.Operations.Distinct().Count().ShouldBe(1, "the retry carries the same operation id");
    }

    [Fact]
    public async Task After_a_lost_answer_another_value_does_not_clash_with_ones_own()
    {
        var cell = Cell();
        store.LoseNextAnswer = true;
        await cell.Enter(90);

        await cell.Enter(91);

        cell.State.ShouldBe(CellState.Saved);
        (store.Value, store.Version).ShouldBe((91m, 2L));
    }

    [Theory]
    [InlineData("88.5", 88.5)]
    [InlineData(" ８８．５％ ", 88.5)]
    [InlineData("90。5", 90.5)]
    [InlineData("", null)]
    public void A_figure_is_read_as_it_is_typed(string typed, double? number)
    {
        Figure.TryRead(typed, out var read).ShouldBeTrue();
        read.ShouldBe((decimal?)number);
    }

    [Theory]
    [InlineData("九十")]
    [InlineData("1e2")]
    [InlineData("9 0")]
    [InlineData("1,5")]
    public void What_is_no_figure_is_not_guessed(string typed) => Figure.TryRead(typed, out _).ShouldBeFalse();

    private SavedCell<decimal?> Cell() => new(null, 0, store.Save, TimeProvider.System);

    private sealed class Store
    {
        public decimal? Value { get; private set; }

        public long Version { get; private set; }

        public List<Guid> Operations { get; } = [];

        public TaskCompletionSource? Gate { get; set; }

        public bool LoseNextAnswer { get; set; }

        public async Task Save(decimal? value, long version, Guid operation)
        {
            var known = Operations.Contains(operation);
            Operations.Add(operation);
            if (Gate is { } gate)
                await gate.Task;
            if (known)
                return;
            if (version != Version)
                throw new ChangedMeanwhile(value, Value, "someone", DateTime.UnixEpoch, Version);
            if (value > 100)
                throw new InvalidInput([new Problem("percent", Rules.OutOfRange, value, 0, 100)]);
            (Value, Version) = (value, Version + 1);
            if (!LoseNextAnswer)
                return;
            LoseNextAnswer = false;
            throw new TimeoutException();
        }

        public void SetBySomeoneElse(decimal value) => (Value, Version) = (value, Version + 1);
    }
}
