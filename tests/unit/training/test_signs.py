from service.training.signs import weights_of


def test_a_sign_of_what_is_so_weighs_for_it() -> None:
    cases = [(("near",), True), (("far",), False), (("near", "idle"), True), (("idle",), False)] * 9
    weights = weights_of(cases, 1.0)
    assert set(weights) == {"", "near", "far", "idle"}
    assert weights["near"] > 1
    assert weights["far"] < 0
    assert abs(weights["idle"]) < weights["near"]
